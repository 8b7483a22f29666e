import { type ReactNode, useEffect } from 'react';

interface Props {
  readonly title: string;
  /** Beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One task per page: its title in the tab and as the only h1. */
export function Page({ title, actions, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} · 教育移动应用备案平台`;
  }, [title]);
  return (
    <>
      <header className="page-header">
        <h1>{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
