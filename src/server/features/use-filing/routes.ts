import type { App } from '../../http/fastify.ts';
import { readTable } from '../../tables/read-table.ts';
import { importRoute } from '../../tables/table-import.ts';
import { decisionRoutes } from './decision-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { useFilingColumns } from './import-columns.ts';
import { importUseFilings } from './import-filings.ts';
import { recordRoutes } from './record-routes.ts';

const MAX_ROWS = 20_000;

export function useFilingRoutes(app: App): void {
  draftRoutes(app);
  decisionRoutes(app);
  recordRoutes(app);
  importRoute(app, {
    path: '/api/v1/use-filings/imports',
    tag: '使用者备案',
    summary: '从表格导入备案：生成草稿，submit=true 时一并提交',
    access: 'cases.read',
    errorTitle: '使用者备案导入错误',
    read: (file) => readTable(file, useFilingColumns, { maxRows: MAX_ROWS }),
    store: importUseFilings,
  });
}
