import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { grants } from '../../../policy/access/grants.ts';
import { api, type Schema } from '../../api/client.ts';
import { type Me, useMe } from '../../api/me.ts';
import { FileField } from '../../components/FileField.tsx';
import { FileLink } from '../../components/FileLink.tsx';
import { Files } from '../../components/Files.tsx';
import { Form } from '../../components/Form.tsx';
import { Source } from '../../components/Source.tsx';
import { TextField } from '../../components/TextField.tsx';
import { minute } from '../../components/time.ts';
import { type Showing as Shown, showingQuery } from './filing-queries.ts';

type Record = Schema<'RegisterAppDetail'>;

interface Props {
  readonly record: Record;
  readonly showing: Shown;
}

/** Where in the app the filing is shown: said by its provider, read by the officers who inspect it. */
export function Showing({ record, showing }: Props): ReactNode {
  const isOwn = isProviderOf(useMe(), record);
  return (
    <section className="panel" aria-labelledby="showing">
      <h2 id="showing">在应用中的公示</h2>
      <p>
        已备案的应用应当在显著位置公示备案信息。
        <Source source="《备案管理办法》第十四条" isBeside />
      </p>
      <Files files={[]} organisationId={record.providerId ?? 0}>
        <Said showing={showing} isOwn={isOwn} />
        {isOwn && record.status === 'filed' && <ShowingForm record={record} showing={showing} />}
      </Files>
    </section>
  );
}

function isProviderOf({ memberships }: Me, { providerId }: Record): boolean {
  return memberships.some(
    ({ organisationId, role }) =>
      organisationId === providerId && grants[role].some(({ action }) => action === 'provider-filing.write'),
  );
}

interface SaidProps {
  readonly showing: Shown;
  readonly isOwn: boolean;
}

function Said({ showing: { where, screenshot, recordedAt }, isOwn }: SaidProps): ReactNode {
  if (recordedAt === null)
    return (
      <p>
        {isOwn
          ? '还没有登记。请先在应用里公示备案号，再把位置和截图登记在下面，供监督检查核对。'
          : '提供者还没有登记公示位置。'}
      </p>
    );
  return (
    <>
      <p>
        位置：<strong>{where}</strong>
        <span className="secondary beside">{minute(recordedAt)} 登记</span>
      </p>
      {screenshot !== null && <Screenshot key={screenshot} id={screenshot} />}
    </>
  );
}

/** Seen at once where it is a picture; to be saved in any case. */
function Screenshot({ id }: { readonly id: number }): ReactNode {
  const [isPicture, setPicture] = useState(true);
  return (
    <figure className="screenshot">
      {isPicture && (
        <img src={`/api/v1/files/${id}`} alt="应用中公示处的截图" onError={() => setPicture(false)} />
      )}
      <figcaption>
        截图：
        <FileLink id={id} />
      </figcaption>
    </figure>
  );
}

function ShowingForm({ record: { id }, showing }: Props): ReactNode {
  const [where, setWhere] = useState(showing.where ?? '');
  const [screenshot, setScreenshot] = useState(showing.screenshot ?? undefined);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/v1/register/apps/{id}/showing', {
        params: { path: { id } },
        body: { ...(where.trim() && { where: where.trim() }), ...(screenshot && { screenshot }) },
      }),
    onSuccess: () => client.invalidateQueries(showingQuery(id)),
  });
  return (
    <Form name="showing" problem={save.error} onSubmit={() => save.mutate()} className="form-panel">
      <TextField
        name="where"
        label="公示位置"
        hint="从首页到公示处的步骤，例如“我的—关于—备案信息”。"
        maxLength={200}
        required={false}
        value={where}
        onChange={setWhere}
      />
      <FileField
        name="screenshot"
        label="公示处的截图"
        hint="PNG 或 JPEG 图片，要能看清备案号。"
        accept=".png,.jpg,.jpeg"
        value={screenshot}
        onChange={setScreenshot}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {showing.recordedAt === null ? '登记公示位置' : '更新公示位置'}
        </Button>
        <output>{save.isSuccess && '已登记，主管部门可以查看。'}</output>
      </div>
    </Form>
  );
}
