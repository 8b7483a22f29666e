import type { ReactNode } from 'react';
import { Banner } from '../../components/Banner.tsx';
import { Page } from '../../components/Page.tsx';

/** The frame of the pages before signing in. */
export function FrontPage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <Banner />
      <main id="main" className="narrow">
        <p className="brand">
          <a href="/">教育移动应用备案平台</a>
        </p>
        <Page title={title}>{children}</Page>
      </main>
    </>
  );
}
