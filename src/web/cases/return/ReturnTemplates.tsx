import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, type Schema } from '../../api/client.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { Choice } from '../../components/Choice.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { MoveButtons } from '../../components/MoveButtons.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { kindTitle } from '../case-columns.tsx';
import { ReturnTemplateForm } from './ReturnTemplateForm.tsx';
import { type TemplateKind, templatesQuery } from './return-templates.ts';

type Template = Schema<'ReturnTemplate'>;

const TEMPLATE_KINDS: readonly TemplateKind[] = [
  'use-filing',
  'provider-filing',
  'use-stop',
  'no-use-declaration',
];
const KINDS = Object.fromEntries(TEMPLATE_KINDS.map((kind) => [kind, kindTitle(kind)]));

/** Wordings for returning a case, of one's own authority and, to be read, of those above. */
export default function ReturnTemplates(): ReactNode {
  const [kind, setKind] = useState<TemplateKind>('use-filing');
  return (
    <Page title="退回模板">
      <search className="filters" aria-label="选择事项">
        <Choice
          label="事项"
          value={kind}
          options={KINDS}
          onChange={(chosen) => setKind(chosen as TemplateKind)}
        />
      </search>
      <Templates key={kind} kind={kind} />
    </Page>
  );
}

function Templates({ kind }: { readonly kind: TemplateKind }): ReactNode {
  const { id } = useOwnPlace('return-templates.manage');
  const client = useQueryClient();
  const [edited, setEdited] = useState<Template | null>(null);
  const templates = useQuery(templatesQuery(id, kind));
  const readAgain = async (): Promise<void> => {
    setEdited(null);
    await client.invalidateQueries({ queryKey: ['return-templates'] });
  };
  const retire = useRetirement(readAgain);
  const order = useOrder(id, kind);
  return (
    <>
      <ErrorSummary problem={retire.error ?? order.error} />
      <Query
        query={templates}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>这种事项还没有模板。把常用的退回理由写在下面，退回时即可选用；下级也可以使用。</p>}
      >
        {({ items }) => (
          <DataTable
            caption="退回模板"
            columns={columnsWith({ own: id, items, onEdit: setEdited, onRetire: retire.mutate, order })}
            rows={items}
            keyOf={({ id: template }) => template}
          />
        )}
      </Query>
      <ReturnTemplateForm
        key={edited?.id ?? 'new'}
        authorityId={id}
        kind={kind}
        edited={edited}
        onDone={readAgain}
      />
    </>
  );
}

function useRetirement(onSuccess: () => Promise<void>) {
  return useMutation({
    mutationFn: ({ id, version }: Template) =>
      api.POST('/api/v1/return-templates/{id}/retirement', { params: { path: { id } }, body: { version } }),
    onSuccess,
  });
}

function useOrder(id: number, kind: TemplateKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: number[]) =>
      api.PUT('/api/v1/organisations/{id}/return-templates/order', {
        params: { path: { id } },
        body: { kind, ids },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['return-templates'] }),
  });
}

interface Doings {
  readonly own: number;
  readonly items: readonly Template[];
  readonly onEdit: (template: Template) => void;
  readonly onRetire: (template: Template) => void;
  readonly order: ReturnType<typeof useOrder>;
}

function columnsWith({ own, items, onEdit, onRetire, order }: Doings): readonly Column<Template>[] {
  const ids = items.filter(({ authority }) => authority.id === own).map(({ id }) => id);
  return [
    { title: '理由', cell: ({ text }) => text },
    { title: '表单字段', cell: ({ field }) => field ?? '—' },
    { title: '依据', cell: ({ source }) => source ?? '—' },
    { title: '制定单位', cell: ({ authority }) => authority.name },
    {
      title: '操作',
      cell: (template) =>
        template.authority.id === own ? (
          <div className="buttons">
            <Button size="small" aria-label={`修改：${template.text}`} onClick={() => onEdit(template)}>
              修改
            </Button>
            <Button size="small" aria-label={`停用：${template.text}`} onClick={() => onRetire(template)}>
              停用
            </Button>
            {ids.length > 1 && (
              <MoveButtons
                name={template.text}
                id={template.id}
                ids={ids}
                isPending={order.isPending}
                onMove={order.mutate}
              />
            )}
          </div>
        ) : (
          '上级制定'
        ),
    },
  ];
}
