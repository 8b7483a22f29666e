import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { labelOf } from '../../../policy/provider-filing/placed-fields.ts';
import { verificationItems } from '../../../policy/provider-filing/verification-items.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { FullPeople } from '../../cases/FullPeople.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { FindingList } from '../../components/FindingList.tsx';
import { Query } from '../../components/Query.tsx';
import { Approval } from './Approval.tsx';
import { Differences } from './Differences.tsx';
import { type Filing, verificationQuery } from './filing-queries.ts';
import { deciding } from './packages/FindingDecision.tsx';
import { ReviewedPackages } from './packages/ReviewedPackages.tsx';
import { ReturnFiling } from './ReturnFiling.tsx';
import { type Check, useChecks } from './use-checks.ts';
import { type Item, VerificationItemRow } from './VerificationItemRow.tsx';

/** Item by item: what was declared, the evidence, what the machine found, and what the officer finds. */
export function Review({ filing }: { readonly filing: Filing }): ReactNode {
  const verification = useQuery(verificationQuery(filing.id));
  return (
    <div>
      <Differences filing={filing} />
      <Query query={verification}>{(found) => <Items filing={filing} found={found} />}</Query>
    </div>
  );
}

interface Props {
  readonly filing: Filing;
  readonly found: Schema<'ProviderFilingVerification'>;
}

function Items({ filing, found }: Props): ReactNode {
  const { items, otherFindings } = found;
  const checks = useChecks(filing);
  const [isOpenOnly, setOpenOnly] = useState(false);
  return (
    <section className="panel verification" aria-labelledby="verification">
      <h2 id="verification">逐项核验</h2>
      <Summary items={items} />
      <div className="buttons">
        <AllRight items={items} onRight={(paths) => checks.mutate(paths.map(right))} />
        <label className="check-line">
          <input
            type="checkbox"
            checked={isOpenOnly}
            onChange={({ target }) => setOpenOnly(target.checked)}
          />
          只看尚未核验的
        </label>
        <People filing={filing} />
      </div>
      <ErrorSummary problem={checks.error} />
      {otherFindings.length > 0 && <FindingList found={otherFindings} beside={deciding(filing)} />}
      <Sections
        filing={filing}
        packages={found.packages}
        items={items.filter(({ check }) => !isOpenOnly || check === null)}
        onCheck={(check) => checks.mutate([check])}
      />
      <div className="buttons decisions">
        <Approval filing={filing} items={items} />
        <ReturnFiling filing={filing} items={items} />
      </div>
    </section>
  );
}

const PEOPLE = { legalPerson: '法人', contact: '联系人', developerContact: '开发者联系人' };

function People({ filing: { id } }: Pick<Props, 'filing'>): ReactNode {
  const read = () =>
    dataOf(api.POST('/api/v1/provider-filings/{id}/people-readings', { params: { path: { id } } }));
  return <FullPeople titles={PEOPLE} read={read} />;
}

function right(path: string): Check {
  return { path, outcome: 'right' };
}

interface AllRightProps extends Pick<Props['found'], 'items'> {
  readonly onRight: (paths: readonly string[]) => void;
}

/** All at once of which the machine says nothing, or what it says was accepted. */
function AllRight({ items, onRight }: AllRightProps): ReactNode {
  const plain = items.filter(({ check, findings }) => check === null && !findings.some(isOpen));
  return (
    <Button disabled={plain.length === 0} onClick={() => onRight(plain.map(({ path }) => path))}>
      未发现问题的 {plain.length} 项全部符合
    </Button>
  );
}

/** What nobody has accepted yet. */
function isOpen({ decision }: Item['findings'][number]): boolean {
  return decision?.outcome !== 'accepted';
}

interface SectionsProps extends Pick<Props['found'], 'packages'> {
  readonly filing: Filing;
  readonly items: readonly Item[];
  readonly onCheck: (check: Check) => void;
}

function Sections({ filing, packages, items, onCheck }: SectionsProps): ReactNode {
  const { form, purpose } = filing;
  const fields = new Map(verificationItems(form, purpose).map((item) => [item.path, item.fields]));
  const wholes = [...new Set(items.map(wholeOf))];
  return wholes.map((whole) => (
    <Fragment key={whole}>
      <ReviewedPackages form={form} whole={whole} packages={packages} />
      <SectionTable section={labelOf(form, whole)}>
        {items
          .filter((item) => wholeOf(item) === whole)
          .map((item) => (
            <VerificationItemRow
              key={item.path}
              filing={filing}
              item={item}
              fields={fields.get(item.path) ?? []}
              form={form}
              onCheck={onCheck}
            />
          ))}
      </SectionTable>
    </Fragment>
  ));
}

function Summary({ items }: Pick<Props['found'], 'items'>): ReactNode {
  const count = (outcome: string | undefined): number =>
    items.filter(({ check }) => check?.outcome === outcome).length;
  return (
    <output className="block">
      共 {items.length} 项：符合 {count('right')} 项，有缺陷 {count('defect')} 项，尚未核验 {count(undefined)}{' '}
      项。自动检查有提示的 {items.filter(({ findings }) => findings.length > 0).length} 项。
    </output>
  );
}

/** The system or app that the item belongs to; of the rest, the section. */
function wholeOf({ path, section }: Item): string {
  const [list = '', key = ''] = path.split('.');
  return list === 'systems' || list === 'apps' ? `${list}.${key}` : section;
}

interface SectionProps {
  readonly section: string;
  readonly children: ReactNode;
}

function SectionTable({ section, children }: SectionProps): ReactNode {
  return (
    <table className="data-table verification-table">
      <caption>{section}</caption>
      <thead>
        <tr>
          <th scope="col">核验事项与申报内容</th>
          <th scope="col">佐证材料</th>
          <th scope="col">自动检查</th>
          <th scope="col">核验结果</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
