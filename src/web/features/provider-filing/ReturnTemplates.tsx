import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { Choice } from '../../components/Choice.tsx';
import type { Filing } from './filing-queries.ts';
import type { Reason } from './ReasonFields.tsx';
import type { Item } from './VerificationItemRow.tsx';

interface Props {
  readonly filing: Filing;
  readonly items: readonly Item[];
  readonly onPick: (reason: Reason) => void;
}

/** The authority's own wordings; where there is none, reasons are written freely. */
export function ReturnTemplates({ filing: { authority }, items, onPick }: Props): ReactNode {
  const { data } = useQuery({
    queryKey: ['return-templates', authority.id, 'provider-filing'],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/return-templates', {
          params: { path: { id: authority.id }, query: { kind: 'provider-filing' } },
        }),
      ),
  });
  const templates = data?.items ?? [];
  if (templates.length === 0) return null;
  const pick = (id: string): void => {
    const template = templates.find((each) => `no ${each.id}` === id);
    if (template !== undefined) onPick(reasonOf(template, items));
  };
  return (
    <p>
      <Choice
        label="从模板添加一项理由"
        value=""
        options={{
          '': '从模板添加一项理由…',
          ...Object.fromEntries(templates.map(({ id, text }) => [`no ${id}`, text])),
        }}
        onChange={pick}
      />
    </p>
  );
}

/** A template names a field as on any form, `systems.0.icpNumber`; here the first item of that name is meant. */
function reasonOf({ field, text, source }: Schema<'ReturnTemplate'>, items: readonly Item[]): Reason {
  const nameless = (path: string): string => {
    const [list = '', key, ...inside] = path.split('.');
    return list === 'systems' || list === 'apps'
      ? [list, ...inside].join('.')
      : [list, key, ...inside].join('.');
  };
  const about = items.find(({ path }) => field !== null && nameless(path) === nameless(field));
  return {
    field: about?.path ?? '',
    reason: source === null || text.includes(source) ? text : `${text}（依据：${source}）`,
  };
}
