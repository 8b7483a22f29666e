import { QueryClient } from '@tanstack/react-query';
import type { Problem } from '../api/problem.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

const MAY_PASS = new Set([0, 503]);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, { status }) => MAY_PASS.has(status) && failures < 2 },
  },
});
