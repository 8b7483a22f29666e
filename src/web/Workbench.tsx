import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/v4/core';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { cspNonce } from './components/page-settings.ts';
import { queryClient } from './shell/query-client.ts';
import { router } from './shell/router.tsx';
import { applyTokens, theme } from './tokens.ts';
import './workbench.css';

// Compiling its checks would be `eval`, which the Content-Security-Policy refuses.
config({ jitless: true });
const root = document.getElementById('workbench');
if (root === null) throw new Error('no element to render into');
applyTokens(document.documentElement);
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} csp={{ nonce: cspNonce }} button={{ autoInsertSpace: false }}>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ErrorBoundary>
    </ConfigProvider>
  </StrictMode>,
);
