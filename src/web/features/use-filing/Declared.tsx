import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { NoUseDeclarationForm } from '../../../policy/use-filing/declaration-form.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { STOP_REASONS, type UseStopForm } from '../../../policy/use-filing/stop-form.ts';
import { api, dataOf } from '../../api/client.ts';
import { mayDo, useMe } from '../../api/me.ts';
import { FullPeople } from '../../cases/FullPeople.tsx';
import { NotGiven } from '../../components/EntryValue.tsx';
import { Fact } from '../../components/Fact.tsx';
import { Files } from '../../components/Files.tsx';
import { FindingList } from '../../components/FindingList.tsx';
import { Query } from '../../components/Query.tsx';
import { Answers } from './Answers.tsx';
import { standsBelow } from './problem-beside.ts';
import { appQuery, checkQuery, type Unit, type UseFiling, unitQuery } from './queries.ts';
import { useSections } from './use-sections.ts';

interface Props {
  readonly filing: UseFiling;
  /** Whoever decides sees beside each answer what the rules of today say of it. */
  readonly isDeciding: boolean;
}

const PEOPLE = { legalPerson: '法人', contact: '联系人', attendees: '参加人' };

export function Declared({ filing, isDeciding }: Props): ReactNode {
  const mayRead = mayDo(useMe(), 'use-filing.decide') && isDeciding;
  return (
    <section className="panel" aria-label="申报内容">
      <h2>申报内容</h2>
      {isDeciding && <Verdict filing={filing} />}
      <Content filing={filing} isDeciding={isDeciding} />
      {mayRead && (
        <FullPeople
          titles={PEOPLE}
          read={() =>
            dataOf(
              api.POST('/api/v1/use-filings/{id}/people-readings', { params: { path: { id: filing.id } } }),
            )
          }
        />
      )}
    </section>
  );
}

function Content({ filing, isDeciding }: Props): ReactNode {
  const { purpose, form, owner } = filing;
  const unit = useQuery(unitQuery(owner.id));
  if (purpose === 'stop') return <StopContent filing={filing} />;
  if (purpose === 'no-use')
    return (
      <p className="lines">
        {owner.name}声明没有使用任何教育移动应用。{(form as NoUseDeclarationForm).note}
      </p>
    );
  return (
    <Query query={unit}>
      {(data) => (
        <Files files={filing.files} organisationId={filing.filedBy.id}>
          <FormContent filing={filing} unit={data} isDeciding={isDeciding} />
        </Files>
      )}
    </Query>
  );
}

interface FormProps extends Props {
  readonly unit: Unit;
}

function FormContent({ filing, unit, isDeciding }: FormProps): ReactNode {
  const form = filing.form as UseFilingForm;
  const app = useQuery(appQuery(filing.app?.id ?? form.app?.registerId)).data;
  const check = useQuery({ ...checkQuery(filing.id, filing.draftVersion), enabled: isDeciding }).data;
  const sections = useSections(filing, unit, form);
  const found = [...(check?.violations ?? []), ...(check?.warnings ?? [])];
  return (
    <Answers
      {...{ sections, form, app, unit }}
      beside={({ name }) =>
        found
          .filter((each) => standsBelow(each, name))
          .map(({ message }) => (
            <div key={message} className="to-do">
              ! {message}
            </div>
          ))
      }
    />
  );
}

function StopContent({ filing }: { readonly filing: UseFiling }): ReactNode {
  const { stoppedOn, reason, explanation, replacedBy } = filing.form as UseStopForm;
  const replacement = useQuery(appQuery(replacedBy)).data;
  const rows = [
    ['应用', filing.app?.name],
    ['停用日期', stoppedOn],
    ['停用原因', reason && STOP_REASONS[reason]],
    ['说明', explanation],
    ['改用', replacement?.name],
  ] as const;
  return (
    <dl className="answers">
      {rows.map(([title, value]) => (
        <Fact key={title} title={title}>
          {value ?? <NotGiven />}
        </Fact>
      ))}
    </dl>
  );
}

/** What the rules of today say of what was submitted. */
function Verdict({ filing }: { readonly filing: UseFiling }): ReactNode {
  const check = useQuery(checkQuery(filing.id, filing.draftVersion));
  return (
    <Query query={check}>
      {({ violations, warnings }) => (
        <div className="verdict">
          {violations.length + warnings.length === 0 && (
            <p className="in-order">✓ 自动核验：各项规则均已符合。</p>
          )}
          {violations.length > 0 && (
            <>
              <h3>不符合规定 {violations.length} 项</h3>
              <FindingList found={violations} />
            </>
          )}
          {warnings.length > 0 && (
            <>
              <h3>请核对 {warnings.length} 项</h3>
              <FindingList found={warnings} severity="warning" />
            </>
          )}
        </div>
      )}
    </Query>
  );
}
