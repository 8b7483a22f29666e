import type { ReactNode } from 'react';
import type { Draft, SaveState } from './use-draft.ts';

const WORDS: Readonly<Record<SaveState, string>> = {
  saved: '已自动保存',
  saving: '正在保存…',
  offline: '连不上服务器，已存在本机，恢复后自动保存',
  conflict: '与另一窗口冲突，没有保存',
  refused: '没有保存，请看下面的说明',
};

/** Whether what was typed is safe, always in sight. */
export function SaveNote({ draft: { state } }: { readonly draft: Draft }): ReactNode {
  return <output className={`save-note save-${state}`}>{WORDS[state]}</output>;
}
