import type { z } from 'zod';
import type { CaseId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';
import type { App, RouteAccess } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureVersion, type Filing, getFiling } from './filing.ts';
import { receipt } from './schema.ts';

/** One thing that can be done to one filing: a created sub-resource that answers with a receipt. */
interface FilingAction<Body extends { version: number }> {
  /** The sub-resource, such as `submission`. */
  readonly what: string;
  readonly summary: string;
  readonly access: RouteAccess;
  readonly body: z.ZodType<Body>;
  readonly act: (tx: Tx, occasion: Occasion, filing: Filing, body: Body) => Promise<z.infer<typeof receipt>>;
}

/** Whoever acts has seen the latest version, or is told that it has changed. */
export function filingAction<Body extends { version: number }>(
  app: App,
  { what, summary, access, body, act }: FilingAction<Body>,
): void {
  app.post(
    `/api/v1/use-filings/:id/${what}`,
    {
      config: { access },
      schema: { tags: ['使用者备案'], summary, params: idParam, body, response: { 201: receipt } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const filing = await getFiling(tx, occasion, request.params.id as CaseId);
        const said = request.body as Body;
        ensureVersion(filing, said.version);
        return { status: 201, body: await act(tx, occasion, filing, said) };
      }),
  );
}
