import type { RegisterAppId } from '../../../policy/ids.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { write } from '../../http/transactions.ts';
import { viewApp } from './app-view.ts';
import { statusChange, statusChanged } from './schema.ts';
import { changeAppStatus } from './status-changes.ts';

export function statusRoute(app: App): void {
  app.post(
    '/api/v1/register/apps/:id/status-changes',
    {
      config: { access: 'register.manage' },
      schema: {
        tags: ['备案名录'],
        summary: '暂停、恢复、撤销、注销或更正一条备案记录，并通知使用单位',
        params: idParam,
        body: statusChange,
        response: { 201: statusChanged },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const appId = request.params.id as RegisterAppId;
        const { apps, ...reached } = await changeAppStatus(tx, occasion, [{ appId, ...request.body }]);
        return { status: 201, body: { app: viewApp(apps[0] ?? missing()), ...reached } };
      }),
  );
}

function missing(): never {
  throw new Error('a change of status without its record');
}
