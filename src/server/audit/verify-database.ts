import type { Client } from 'pg';
import { type Attested, checkAttested } from './attested.ts';
import type { Deviation } from './deviation.ts';
import { streamName } from './deviation.ts';
import { readCheckpoints, readKeys, readTimelines } from './evidence-of-database.ts';
import { keyMap } from './public-keys.ts';
import { inSnapshot } from './snapshot.ts';
import { measured, type Verification, type VerifyOptions } from './verification.ts';
import { type UnsealedEntry, Verifier } from './verifier.ts';

export interface DatabaseVerification extends Verification {
  /** How many things of each kind were compared with the digests in the entries. */
  readonly attested: Readonly<Record<string, number>>;
}

/** Verifies a running database as of one moment, and what entries attest elsewhere in it. */
export async function verifyDatabase(
  client: Client,
  { attested, ...options }: VerifyOptions & { attested: readonly Attested[] },
): Promise<DatabaseVerification> {
  const compared: Record<string, number> = {};
  const verification = await measured(options, (report) =>
    inSnapshot(client, async () => {
      const verifier = new Verifier(report);
      await readCheckpoints(client, (checkpoint) => verifier.seals.add(checkpoint));
      await readTimelines(client, verifier.sink);
      const counts = verifier.end(options.keys ?? keyMap(await readKeys(client)));
      verifier.checkPublished(options.published ?? []);
      await checkSealed(client, verifier, report);
      for (const each of attested) compared[each.name] = await checkAttested(client, each, report);
      return { counts, last: verifier.seals.last };
    }),
  );
  return { ...verification, attested: compared };
}

/** The last checkpoint vouches that everything up to a position is sealed. */
async function checkSealed(
  client: Client,
  { seals, unsealed }: Verifier,
  report: (deviation: Deviation) => void,
): Promise<void> {
  const column = <K extends keyof UnsealedEntry>(key: K): UnsealedEntry[K][] =>
    unsealed.map((item) => item[key]);
  const { rows } = await client.query<{ kind: string; id: string; seq: number }>(
    `SELECT kind, id, open.seq FROM unnest($1::text[], $2::bigint[], $3::int[]) AS open(kind, id, seq)
     JOIN entries ON stream_kind = kind AND stream_id = id AND entries.seq = open.seq AND position <= $4`,
    [column('kind'), column('id'), column('seq'), seals.last?.settledPosition ?? 0],
  );
  for (const { kind, id, seq } of rows) {
    const name = streamName({ kind, id: Number(id) });
    report({ code: 'unsealed', message: `${name} 第 ${seq} 条记录早应封存而没有被任何检查点封存` });
  }
}
