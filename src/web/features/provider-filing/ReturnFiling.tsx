import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { isOffered } from '../../cases/is-offered.ts';
import type { Reason } from '../../cases/return/ReasonFields.tsx';
import { type GivenReason, ReturnForm } from '../../cases/return/ReturnForm.tsx';
import { Dialogue } from '../../components/Dialogue.tsx';
import { ManyField } from '../../components/ManyField.tsx';
import type { Filing } from './filing-queries.ts';
import type { Item } from './VerificationItemRow.tsx';

interface Props {
  readonly filing: Filing;
  readonly items: readonly Item[];
}

/** Back to the provider, with every reason at once. */
export function ReturnFiling({ filing, items }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (!isOffered(filing, 'return')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>退回补充</Button>
      {isOpen && <Returning filing={filing} items={items} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ReturningProps extends Props {
  readonly onClose: () => void;
}

function Returning({ filing, items, onClose }: ReturningProps): ReactNode {
  const [apps, setApps] = useState<readonly string[]>([]);
  return (
    <Dialogue title="退回补充：一次列明全部事项" onCancel={onClose}>
      <ReturnForm
        authorityId={filing.authority.id}
        kind="provider-filing"
        parts={Object.fromEntries(items.map(({ path, label }) => [path, label]))}
        found={defectsOf(items)}
        explanation="备案单位应在 10 个工作日内逐项补充，逾期视同放弃（《备案管理办法》第十三条）。漏列的事项以后再退回，核验时限不重新起算。"
        send={(reasons) => sendBack(filing, reasons, apps)}
        onClose={onClose}
      >
        <OnlySomeApps filing={filing} apps={apps} onChange={setApps} />
      </ReturnForm>
    </Dialogue>
  );
}

interface AppsProps {
  readonly filing: Filing;
  readonly apps: readonly string[];
  readonly onChange: (apps: readonly string[]) => void;
}

function OnlySomeApps({ filing: { form, state }, apps, onChange }: AppsProps): ReactNode {
  const filed = form.apps ?? [];
  if (filed.length < 2 || state !== 'submitted') return null;
  return (
    <ManyField
      name="apps"
      label="只退回部分应用（选填）"
      hint="选中的应用拆分出来单独退回，其余继续核验；都不选则整份退回。"
      options={Object.fromEntries(filed.map(({ key, name }) => [key, name ?? key]))}
      value={apps}
      onChange={onChange}
    />
  );
}

const LONGEST_REASON = 500;

/**
 * What was marked as a defect, in the officer's words, and each finding that was marked for return in its own; where
 * there is neither, in those of all automatic checks.
 */
function defectsOf(items: readonly Item[]): Reason[] {
  return items
    .filter(({ check }) => check?.outcome === 'defect')
    .flatMap(({ path, check, findings }) => {
      const marked = findings
        .filter(({ decision }) => decision?.outcome === 'to-return')
        .map(({ message, remedy }) => `${message}${remedy}`);
      const note = check?.note ?? null;
      const said = note === null ? marked : [note, ...marked];
      const all = said.length > 0 ? said : [findings.map(({ message }) => message).join('')];
      return all.map((reason) => ({ field: path, reason: reason.slice(0, LONGEST_REASON) }));
    });
}

async function sendBack(
  { id, version }: Filing,
  reasons: GivenReason[],
  apps: readonly string[],
): Promise<unknown> {
  const params = { path: { id } };
  if (apps.length === 0)
    return api.POST('/api/v1/provider-filings/{id}/return', { params, body: { version, reasons } });
  return api.POST('/api/v1/provider-filings/{id}/split-off', {
    params,
    body: { version, reasons, apps: [...apps] },
  });
}
