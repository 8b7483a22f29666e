import type { ReactNode } from 'react';
import type { DraftState, SaveStatus as Status } from './draft-keeper.ts';

const WORDS: Readonly<Record<Status, string>> = {
  saved: '已自动保存',
  unsaved: '正在保存…',
  saving: '正在保存…',
  unreachable: '连不上服务器，已存在本机，恢复后自动保存',
  conflict: '没有保存：草稿已在另一个窗口改过',
  refused: '没有保存，请看下面的说明',
};

const SHAPES: Readonly<Record<Status, string>> = {
  saved: '●',
  unsaved: '○',
  saving: '○',
  unreachable: '◐',
  conflict: '■',
  refused: '■',
};

/** Whether what was typed is safe, always in sight. */
export function SaveStatus({
  draft: { status, isRestored },
}: {
  readonly draft: Pick<DraftState<unknown>, 'status' | 'isRestored'>;
}): ReactNode {
  return (
    <output className={`save-status save-${status}`}>
      <span aria-hidden="true">{SHAPES[status]}</span> {WORDS[status]}
      {isRestored && status === 'saved' && '，上次没有保存到服务器的内容已恢复'}
    </output>
  );
}
