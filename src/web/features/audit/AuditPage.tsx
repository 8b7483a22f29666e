import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type NamedOrganisation, OrganisationField } from '../../components/OrganisationField.tsx';
import { Page } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { Checkpoints } from './Checkpoints.tsx';
import { STREAM_KINDS, type StreamKind } from './stream.ts';

/** Which timeline to look at, and the checkpoints by which all of them are sealed. */
export default function AuditPage(): ReactNode {
  return (
    <Page title="审计">
      <section className="panel">
        <h2>查看时间线</h2>
        <ChooseStream />
      </section>
      <section className="panel">
        <h2>检查点</h2>
        <Checkpoints />
      </section>
    </Page>
  );
}

/** Streams of organisations and of their settings are chosen by name, the others by number. */
function ChooseStream(): ReactNode {
  const navigate = useNavigate();
  const [kind, setKind] = useState<StreamKind>('organisation');
  const [organisation, setOrganisation] = useState<NamedOrganisation | null>(null);
  const [number, setNumber] = useState('');
  const isByName = kind === 'organisation' || kind === 'setting';
  const id = isByName ? organisation?.id.toString() : kind === 'calendar' ? '0' : number;
  const show = (event: FormEvent): void => {
    event.preventDefault();
    if (id !== undefined) void navigate({ to: '/audit/streams/$kind/$id', params: { kind, id } });
  };
  return (
    <form onSubmit={show} className="narrow-form">
      <SelectField
        name="kind"
        label="关于"
        value={kind}
        options={STREAM_KINDS}
        onChange={(value) => setKind(value as StreamKind)}
      />
      {isByName && (
        <OrganisationField
          name="organisation"
          label="机构"
          chosen={organisation}
          onChange={setOrganisation}
        />
      )}
      {!isByName && kind !== 'calendar' && (
        <TextField
          name="number"
          label="编号"
          hint="办件、账号、应用等的数字编号，可从其页面的地址或导出的记录中看到。"
          inputMode="numeric"
          value={number}
          onChange={setNumber}
        />
      )}
      <Button type="primary" htmlType="submit" disabled={id === undefined || !/^\d{1,15}$/.test(id)}>
        查看时间线
      </Button>
    </form>
  );
}
