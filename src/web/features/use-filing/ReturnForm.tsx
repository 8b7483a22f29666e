import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import { useFilingFields } from '../../../policy/use-filing/fields.ts';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { ANY, Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import type { USE_KINDS, UseFiling } from './queries.ts';

interface Item {
  readonly key: number;
  readonly field: string;
  readonly reason: string;
}

interface Props {
  readonly filing: UseFiling;
  readonly onClose: () => void;
}

/** 一次性告知: everything that is to be mended, item by item, from templates or in one's own words. */
export function ReturnForm({ filing, onClose }: Props): ReactNode {
  const { id, version } = filing;
  const changed = useCaseChanged();
  const { items, add, change } = useItems();
  const send = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/use-filings/{id}/return', {
          params: { path: { id } },
          body: { version, reasons: items.filter(({ reason }) => reason.trim() !== '').map(reasonOf) },
        }),
      ),
    onSuccess: async () => {
      onClose();
      await changed();
    },
  });
  return (
    <Form name="return" problem={send.error} onSubmit={() => send.mutate()}>
      <p>请把需要补充的一次列全；退回后备案单位逐项补充，确认时限重新计算。</p>
      <Templates filing={filing} onChoose={add} />
      {items.map((item, index) => (
        <ReasonItem key={item.key} index={index} item={item} onChange={(part) => change(item.key, part)} />
      ))}
      <div className="buttons">
        <Button onClick={() => add(ANY, '')}>再加一项</Button>
      </div>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          退回补充
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

/** One empty item to begin with; one that is added drops those left empty. */
function useItems() {
  const [items, setItems] = useState<readonly Item[]>([{ key: 0, field: ANY, reason: '' }]);
  const add = (field: string, reason: string): void => {
    const written = items.filter((item) => item.reason.trim() !== '');
    const key = Math.max(...items.map((item) => item.key)) + 1;
    setItems([...written, { key, field, reason }]);
  };
  const change = (key: number, part: Partial<Item>): void =>
    setItems(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  return { items, add, change };
}

function reasonOf({ field, reason }: Item): { field?: string; reason: string } {
  return { reason: reason.trim(), ...(field !== ANY && { field }) };
}

const FIELDS = {
  [ANY]: '整份备案',
  ...Object.fromEntries(useFilingFields.map(({ path, label }) => [path, label])),
};

interface ItemProps {
  readonly index: number;
  readonly item: Item;
  readonly onChange: (part: Partial<Item>) => void;
}

function ReasonItem({ index, item: { field, reason }, onChange }: ItemProps): ReactNode {
  return (
    <Field name={`reasons.${index}.reason`} label={`第 ${index + 1} 项`}>
      {(control) => (
        <div className="reason-item">
          <Choice
            label={`第 ${index + 1} 项针对的内容`}
            value={field}
            options={FIELDS}
            onChange={(chosen) => onChange({ field: chosen })}
          />
          <TextArea
            {...control}
            rows={2}
            maxLength={500}
            placeholder="缺什么、怎样补"
            value={reason}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
        </div>
      )}
    </Field>
  );
}

interface TemplatesProps {
  readonly filing: UseFiling;
  readonly onChoose: (field: string, reason: string) => void;
}

function Templates({ filing: { authority, kind }, onChoose }: TemplatesProps): ReactNode {
  const templates = useQuery({
    queryKey: ['return-templates', authority.id, kind],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/return-templates', {
          params: { path: { id: authority.id }, query: { kind: kind as (typeof USE_KINDS)[number] } },
        }),
      ),
  });
  const items = templates.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="templates">
      <strong>常用退回原因，点一下加入</strong>
      <ul>
        {items.map(({ id, field, text, source }) => (
          <li key={id}>
            <Button
              size="small"
              onClick={() => onChoose(field ?? ANY, source === null ? text : `${text}（${source}）`)}
            >
              {text}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
