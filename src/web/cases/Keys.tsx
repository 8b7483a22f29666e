import { Checkbox } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

const KEPT = 'workbench.keys';
const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };

/** j and k, for those who want them: single keys must be able to be turned off (WCAG 2.1.4). */
export function Keys({ onMove }: { readonly onMove: (step: 1 | -1) => void }): ReactNode {
  const [areOn, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  useEffect(() => {
    if (!areOn) return undefined;
    const listen = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      onMove(step);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [areOn, onMove]);
  const turn = (on: boolean): void => {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    setOn(on);
  };
  return (
    <p className="keys secondary">
      <Checkbox checked={areOn} onChange={({ target }) => turn(target.checked)}>
        快捷键：<kbd>j</kbd> 下一件，<kbd>k</kbd> 上一件，<kbd>Enter</kbd> 打开
      </Checkbox>
    </p>
  );
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [role=dialog]') !== null
  );
}
