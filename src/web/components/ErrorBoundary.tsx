import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** What is left when a page fails to render: a sentence, and a way back. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="notice" role="alert">
        <h1>这个页面出了错，显示不出来。</h1>
        <p>已提交的内容不受影响。请刷新页面；如仍然如此，请告知管理员您当时在做什么。</p>
        <p>
          <a href={window.location.href}>刷新</a> <a href="/workbench/">返回工作台首页</a>
        </p>
      </div>
    );
  }
}
