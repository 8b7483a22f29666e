import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { labelOf } from '../../../policy/provider-filing/placed-fields.ts';
import { Ask } from '../../components/Ask.tsx';
import type { FilingDraft } from './filing-draft.ts';

interface Props {
  readonly id: number;
  readonly draft: FilingDraft;
  /** `systems.s1` or `apps.a1` */
  readonly item: string;
}

/** Takes a system or an app out of the form, with everything that was filled in for it. */
export function RemoveItem({ id, draft: { form, keeper }, item }: Props): ReactNode {
  const navigate = useNavigate();
  const [list, key] = item.split('.') as ['systems' | 'apps', string];
  const remove = async (): Promise<void> => {
    keeper.change({ ...form, [list]: (form[list] ?? []).filter((one) => one.key !== key) });
    await navigate({ to: '/cases/$id', params: { id: String(id) } });
  };
  return (
    <Ask
      name="remove"
      label={list === 'systems' ? '移除这个业务系统' : '移除这个应用'}
      title={`移除${labelOf(form, item)}？`}
      verb="移除"
      isDangerous
      onConfirm={remove}
    >
      <p>为它填写的全部内容都将删去，不能恢复。</p>
    </Ask>
  );
}
