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
  const [id, setId] = useState<string | null>(null);
  const choose = (chosen: string): void => {
    setKind(chosen as StreamKind);
    setId(chosen === 'calendar' ? '0' : null);
  };
  const show = (event: FormEvent): void => {
    event.preventDefault();
    if (id !== null) void navigate({ to: '/audit/streams/$kind/$id', params: { kind, id } });
  };
  return (
    <form onSubmit={show} className="narrow-form">
      <SelectField name="kind" label="关于" value={kind} options={STREAM_KINDS} onChange={choose} />
      {kind !== 'calendar' && <Which key={kind} kind={kind} onChange={setId} />}
      <Button type="primary" htmlType="submit" disabled={id === null}>
        查看时间线
      </Button>
    </form>
  );
}

interface WhichProps {
  readonly kind: StreamKind;
  readonly onChange: (id: string | null) => void;
}

function Which({ kind, onChange }: WhichProps): ReactNode {
  const [organisation, setOrganisation] = useState<NamedOrganisation | null>(null);
  const [number, setNumber] = useState('');
  if (kind === 'organisation' || kind === 'setting')
    return (
      <OrganisationField
        name="organisation"
        label="机构"
        chosen={organisation}
        onChange={(chosen) => {
          setOrganisation(chosen);
          onChange(chosen === null ? null : String(chosen.id));
        }}
      />
    );
  return (
    <TextField
      name="number"
      label="编号"
      hint="办件、账号、应用等的数字编号，可从其页面的地址或导出的记录中看到。"
      inputMode="numeric"
      value={number}
      onChange={(typed) => {
        setNumber(typed);
        onChange(/^\d{1,15}$/.test(typed) ? typed : null);
      }}
    />
  );
}
