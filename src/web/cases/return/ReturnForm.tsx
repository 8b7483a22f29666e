import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ANY } from '../../components/Choice.tsx';
import { Form } from '../../components/Form.tsx';
import { useCaseChanged } from '../case-queries.ts';
import { type Reason, ReasonFields } from './ReasonFields.tsx';
import type { TemplateKind } from './return-templates.ts';
import { TemplateChoice } from './TemplateChoice.tsx';

export interface GivenReason {
  readonly reason: string;
  readonly field?: string;
}

interface Props {
  readonly authorityId: number;
  readonly kind: TemplateKind;
  /** By path: what a reason may be about. */
  readonly parts: Readonly<Record<string, string>>;
  /** What has been found already. */
  readonly found?: readonly Reason[];
  /** What the return means for the one who filed. */
  readonly explanation: string;
  readonly send: (reasons: GivenReason[]) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** 一次性告知: everything that is to be mended, item by item, from templates or in one's own words. */
export function ReturnForm({ parts, found, send, onClose, ...given }: Props): ReactNode {
  const changed = useCaseChanged();
  const { items, add, change, remove } = useItems(found);
  const written = items.filter(isWritten);
  const sendBack = useMutation({
    mutationFn: () => send(written.map(givenReason)),
    onSuccess: async () => {
      onClose();
      await changed();
    },
  });
  return (
    <Form name="return" problem={sendBack.error} onSubmit={() => sendBack.mutate()}>
      <p>{given.explanation}</p>
      <TemplateChoice authorityId={given.authorityId} kind={given.kind} parts={parts} onPick={add} />
      {items.map((item, index) => (
        <ReasonFields
          key={item.key}
          index={index}
          reason={item}
          parts={parts}
          onChange={(part) => change(item.key, part)}
          onRemove={() => remove(item.key)}
        />
      ))}
      <div className="buttons">
        <Button onClick={() => add(EMPTY)}>再加一项</Button>
      </div>
      {given.children}
      <Buttons count={written.length} isPending={sendBack.isPending} onClose={onClose} />
    </Form>
  );
}

interface ButtonsProps extends Pick<Props, 'onClose'> {
  readonly count: number;
  readonly isPending: boolean;
}

function Buttons({ count, isPending, onClose }: ButtonsProps): ReactNode {
  return (
    <div className="buttons">
      <Button type="primary" htmlType="submit" loading={isPending}>
        退回补充{count > 0 && ` ${count} 项`}
      </Button>
      <Button onClick={onClose}>取消</Button>
    </div>
  );
}

interface Item extends Reason {
  readonly key: number;
}

const EMPTY: Reason = { field: ANY, reason: '' };

/** At least an empty one to begin with; one that is added drops those left empty. */
function useItems(found: readonly Reason[] = []) {
  const [items, setItems] = useState<readonly Item[]>(() =>
    (found.length === 0 ? [EMPTY] : found).map((reason, key) => ({ ...reason, key })),
  );
  const add = (reason: Reason): void => {
    const key = Math.max(0, ...items.map((item) => item.key)) + 1;
    setItems([...items.filter(isWritten), { ...reason, key }]);
  };
  const change = (key: number, part: Partial<Reason>): void =>
    setItems(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const remove = (key: number): void => setItems(items.filter((item) => item.key !== key));
  return { items, add, change, remove };
}

function isWritten({ reason }: Reason): boolean {
  return reason.trim() !== '';
}

function givenReason({ field, reason }: Reason): GivenReason {
  return { reason: reason.trim(), ...(field !== ANY && { field }) };
}
