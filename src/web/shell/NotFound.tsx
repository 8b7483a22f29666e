import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../components/Page.tsx';

export function NotFound(): ReactNode {
  return (
    <Page title="没有这个页面">
      <p>
        地址可能输错了，或者内容已经移走。<Link to="/">返回工作台首页</Link>
      </p>
    </Page>
  );
}
