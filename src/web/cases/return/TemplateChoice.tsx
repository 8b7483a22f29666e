import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { ANY, Choice } from '../../components/Choice.tsx';
import type { Reason } from './ReasonFields.tsx';
import { type TemplateKind, templatesQuery } from './return-templates.ts';

interface Props {
  readonly authorityId: number;
  readonly kind: TemplateKind;
  readonly parts: Readonly<Record<string, string>>;
  readonly onPick: (reason: Reason) => void;
}

const ADD = '从模板添加一项理由';

/** The authority's own wordings; where there is none, reasons are written freely. */
export function TemplateChoice({ authorityId, kind, parts, onPick }: Props): ReactNode {
  const templates = useQuery(templatesQuery(authorityId, kind)).data?.items ?? [];
  if (templates.length === 0) return null;
  const pick = (id: string): void => {
    const template = templates.find((each) => `no ${each.id}` === id);
    if (template !== undefined) onPick(reasonOf(template, Object.keys(parts)));
  };
  return (
    <p>
      <Choice
        label={ADD}
        value={ANY}
        options={{
          [ANY]: `${ADD}…`,
          ...Object.fromEntries(templates.map(({ id, text }) => [`no ${id}`, text])),
        }}
        onChange={pick}
      />
    </p>
  );
}

/** A template names a field as on any form, `systems.0.icpNumber`; here the first item of that name is meant. */
function reasonOf({ field, text, source }: Schema<'ReturnTemplate'>, paths: readonly string[]): Reason {
  const about = paths.find((path) => field !== null && nameless(path) === nameless(field));
  return {
    field: about ?? ANY,
    reason: source === null || text.includes(source) ? text : `${text}（依据：${source}）`,
  };
}

function nameless(path: string): string {
  const [list = '', key, ...inside] = path.split('.');
  const isItem = list === 'systems' || list === 'apps';
  return [list, ...(isItem || key === undefined ? [] : [key]), ...inside].join('.');
}
