import { Button } from 'antd';
import type { ReactNode } from 'react';
import { differences } from '../../../policy/provider-filing/differences.ts';
import { DeclaredValue } from './DeclaredValue.tsx';
import type { SaveStatus as Status } from './draft-keeper.ts';
import type { Draft } from './use-draft.ts';

const WORDS: Readonly<Record<Status, string>> = {
  saved: '已保存',
  unsaved: '有修改，稍后自动保存',
  saving: '正在保存…',
  unreachable: '连不上服务器。内容已保存在本机，恢复后自动保存',
  conflict: '没有保存：草稿已在另一个窗口改过',
  refused: '没有保存',
};

const SHAPES: Readonly<Record<Status, string>> = {
  saved: '●',
  unsaved: '○',
  saving: '○',
  unreachable: '◐',
  conflict: '■',
  refused: '■',
};

/** Whether what was typed is safe. */
export function SaveStatus({ draft: { status, problem, isRestored } }: { readonly draft: Draft }): ReactNode {
  return (
    <output className={`save-status save-${status}`}>
      <span aria-hidden="true">{SHAPES[status]}</span> {WORDS[status]}
      {status === 'refused' && problem !== null && `：${problem.title}`}
      {isRestored && status === 'saved' && '，上次没有保存到服务器的内容已恢复'}
    </output>
  );
}

/** Two windows on one draft: what differs, and whose holds. */
export function ConflictNotice({ draft: { theirs, form, keeper } }: { readonly draft: Draft }): ReactNode {
  if (theirs === undefined) return null;
  return (
    <section className="error-summary" role="alert">
      <h2>这份草稿已在另一个窗口保存过</h2>
      <p>您刚才的修改还没有保存。以下内容两边不同，请选择保留哪一份：</p>
      <div className="scrolled">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">另一窗口保存的</th>
              <th scope="col">您刚才填写的</th>
            </tr>
          </thead>
          <tbody>
            {differences(theirs, form).map(({ path, label, before, after }) => (
              <tr key={path}>
                <td data-title="事项">{label}</td>
                <td data-title="另一窗口">
                  <DeclaredValue path={path} value={before} />
                </td>
                <td data-title="您填写的">
                  <DeclaredValue path={path} value={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="more">
        <Button type="primary" onClick={() => void keeper.keepMine()}>
          保留我填写的
        </Button>
        <Button onClick={keeper.takeTheirs}>采用另一窗口保存的</Button>
      </p>
    </section>
  );
}
