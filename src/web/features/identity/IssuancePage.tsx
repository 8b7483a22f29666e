import { type ReactNode, useState } from 'react';
import { ActivationSheet, type Slip } from '../../components/ActivationSheet.tsx';
import { useAddress } from '../../components/address.ts';
import { Choice } from '../../components/Choice.tsx';
import { Page } from '../../components/Page.tsx';
import { IssueBelow } from './IssueBelow.tsx';
import { IssueOne } from './IssueOne.tsx';

const WHOM = { one: '一个机构', below: '全部下级' } as const;

/** Accounts with activation codes, for one organisation or everyone below, and the sheet to print. */
export default function IssuancePage(): ReactNode {
  const { organisation } = useAddress();
  const [whom, setWhom] = useState<keyof typeof WHOM>('one');
  const [slips, setSlips] = useState<readonly Slip[] | null | undefined>(undefined);
  return (
    <Page title="开通账号">
      {slips !== undefined && <ActivationSheet slips={slips} />}
      <section className="panel on-screen">
        <p>开通后得到激活码单：打印、裁开，当面交给本人。激活码只显示一次。</p>
        <search className="filters" aria-label="为谁开通">
          <Choice
            label="为谁开通"
            value={whom}
            options={WHOM}
            onChange={(value) => setWhom(value === 'below' ? 'below' : 'one')}
          />
        </search>
        {whom === 'one' ? (
          <IssueOne
            organisationId={typeof organisation === 'number' ? organisation : null}
            onSlips={setSlips}
          />
        ) : (
          <IssueBelow onSlips={setSlips} />
        )}
      </section>
    </Page>
  );
}
