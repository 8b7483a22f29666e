import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type ReactNode, useState } from 'react';
import { api, type Schema } from '../api/client.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Form } from '../components/Form.tsx';
import { MoveButtons } from '../components/MoveButtons.tsx';
import { savedViewsQuery } from './case-queries.ts';
import type { QueueFilters } from './queue-filters.ts';

interface Props {
  readonly filters: QueueFilters;
  readonly onShow: (filters: QueueFilters) => void;
}

/** The filters that one returns to, by name. */
export function SavedViews({ filters, onShow }: Props): ReactNode {
  const views = useQuery(savedViewsQuery).data?.items ?? [];
  const shown = views.find((view) => same(view.filters, filters));
  return (
    <div className="views">
      {views.length > 0 && (
        <ul aria-label="已保存的视图">
          {views.map(({ id, name, filters: saved }) => (
            <li key={id}>
              <Button
                size="small"
                type={id === shown?.id ? 'primary' : 'default'}
                aria-pressed={id === shown?.id}
                onClick={() => onShow(saved)}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown === undefined ? <SaveView filters={filters} /> : <ShownView views={views} shown={shown} />}
    </div>
  );
}

const BACK_OR_ON = ['前移', '后移'] as const;

interface ShownProps {
  readonly views: readonly Schema<'SavedView'>[];
  readonly shown: Schema<'SavedView'>;
}

/** What can be done with the one whose cases are listed. */
function ShownView({ views, shown: { id: own, name } }: ShownProps): ReactNode {
  const { order, remove } = useViewChanges();
  return (
    <>
      <ErrorSummary problem={remove.error ?? order.error} />
      {views.length > 1 && (
        <MoveButtons
          name={name}
          id={own}
          ids={views.map(({ id }) => id)}
          titles={BACK_OR_ON}
          isQuiet
          isPending={order.isPending}
          onMove={order.mutate}
        />
      )}
      <Button size="small" type="link" loading={remove.isPending} onClick={() => remove.mutate(own)}>
        删除视图“{name}”
      </Button>
    </>
  );
}

function useViewChanges() {
  const client = useQueryClient();
  const readAgain = () => client.invalidateQueries(savedViewsQuery);
  const order = useMutation({
    mutationFn: (ids: number[]) => api.PUT('/api/v1/saved-views/order', { body: { ids } }),
    onSettled: readAgain,
  });
  const remove = useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/saved-views/{id}', { params: { path: { id } } }),
    onSuccess: readAgain,
  });
  return { order, remove };
}

function same(one: object, other: object): boolean {
  const written = (filters: object) =>
    JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return written(one) === written(other);
}

function SaveView({ filters }: Pick<Props, 'filters'>): ReactNode {
  const client = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/saved-views', { body: { name: name?.trim() ?? '', filters, isDefault: false } }),
    onSuccess: async () => {
      await client.invalidateQueries(savedViewsQuery);
      setName(null);
    },
  });
  if (name === null)
    return (
      <Button size="small" type="link" onClick={() => setName('')}>
        把当前条件保存为视图
      </Button>
    );
  return (
    <Form name="view" problem={save.error} onSubmit={() => save.mutate()} className="title-filter">
      <Input
        aria-label="视图名称"
        placeholder="视图名称，如：本周到期"
        value={name}
        maxLength={30}
        required
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" type="primary" loading={save.isPending}>
        保存视图
      </Button>
      <Button onClick={() => setName(null)}>取消</Button>
    </Form>
  );
}
