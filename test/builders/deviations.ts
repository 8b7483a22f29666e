import { attested } from '../../src/server/attested.ts';
import { withAuditClient } from '../../src/server/audit/snapshot.ts';
import { verifyDatabase } from '../../src/server/audit/verify-database.ts';

/** What the verifier finds wrong in a database, in its words. */
export async function deviationsIn({ url }: { readonly url: string }): Promise<string[]> {
  const said: string[] = [];
  await withAuditClient(url, (client) =>
    verifyDatabase(client, { attested, report: ({ message }) => said.push(message) }),
  );
  return said;
}
