import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  /** Called for Escape; without it the dialogue has to be answered. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** Over the page, which waits: the browser keeps the focus inside, and gives it back. */
export function Dialogue({ title, onCancel, children }: Props): ReactNode {
  const dialogue = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it leaves the page: only then is the focus given back to where it was.
  useLayoutEffect(() => {
    const shown = dialogue.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialogue}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancel?.();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
