import { METRIC_IDS, type MetricId, ROSTERS, type Roster } from '../../../policy/completion/metrics.ts';
import { isLegalDay } from '../../../policy/legal-day.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { useAddress } from '../../components/address.ts';

/** Which figure is looked at: in the address, so that it can be sent to somebody. */
export interface Asked {
  readonly at: number;
  readonly metric: MetricId;
  readonly roster: Roster;
  /** Absent: today. */
  readonly asOf?: string;
}

/** What the address asks for, or else the own area today. */
export function useAsked(): Asked {
  const own = useOwnPlace('completion.drill-down').id;
  const { at, metric, roster, asOf } = useAddress();
  return {
    at: typeof at === 'number' && Number.isInteger(at) ? at : own,
    metric: METRIC_IDS.find((each) => each === metric) ?? 'confirmed',
    roster: ROSTERS.find((each) => each === roster) ?? 'region-schools',
    ...(typeof asOf === 'string' && isLegalDay(asOf) && { asOf }),
  };
}

/** Of what is kept when one goes from one area to another. */
export function xlsxAddress(table: 'completion' | 'institutions', asked: Partial<Asked>): string {
  const query = new URLSearchParams(
    Object.entries(asked).map(([key, value]): [string, string] => [key, String(value)]),
  );
  return `/api/v1/statistics/${table}.xlsx?${query}`;
}
