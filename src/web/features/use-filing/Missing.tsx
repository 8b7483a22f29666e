import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasNotBegun, type MissingItem, missingItems } from './missing-items.ts';
import type { RegisterUse, Unit, UnitCases } from './queries.ts';

interface Props {
  readonly unit: Unit;
  readonly uses: readonly RegisterUse[];
  readonly cases: UnitCases;
}

/** One card: what is missing at my school. */
export function Missing({ unit, uses, cases }: Props): ReactNode {
  const items = missingItems(uses, cases);
  const notBegun = hasNotBegun(uses, cases);
  return (
    <section className={items.some(({ isUrgent }) => isUrgent) || notBegun ? 'panel missing' : 'panel'}>
      <h2>{unit.name}还缺什么</h2>
      {notBegun && <p>还没有备案。使用应用的，请逐个填报；不使用任何应用的，请声明，两者都计入备案完成。</p>}
      {items.length > 0 && (
        <ul className="rows">
          {items.map((item) => (
            <li key={item.text} className={item.isUrgent ? 'at-fault' : undefined}>
              <span>{item.text}</span>
              <ItemLink item={item} unit={unit.id} />
            </li>
          ))}
        </ul>
      )}
      {!notBegun && items.length === 0 && <p className="in-order">✓ 没有缺项。{standing(uses, cases)}</p>}
    </section>
  );
}

function standing(uses: readonly RegisterUse[], { waiting, declared }: UnitCases): string {
  const parts = [
    ...(uses.length > 0 ? [`在用应用 ${uses.length} 个已备案`] : []),
    ...(declared ? ['已声明没有使用应用'] : []),
    ...(waiting.length > 0 ? [`${waiting.length} 件等待主管部门确认`] : []),
  ];
  return `${parts.join('，')}。`;
}

function ItemLink({
  unit,
  item: { verb, form, case: caseId, stop },
}: {
  readonly item: MissingItem;
  readonly unit: number;
}): ReactNode {
  if (stop !== undefined)
    return (
      <Link to="/uses/$id/stop" params={{ id: String(stop) }} search={{ unit }}>
        {verb}
      </Link>
    );
  if (form !== undefined)
    return (
      <Link to="/use-filings/$id" params={{ id: String(form) }}>
        {verb}
      </Link>
    );
  return (
    <Link to="/cases/$id" params={{ id: String(caseId) }}>
      {verb}
    </Link>
  );
}
