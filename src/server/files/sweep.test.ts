import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aPdf } from '../../../test/builders/documents.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { anApk } from '../../../test/builders/packages.ts';
import { tamper } from '../../../test/builders/timelines.ts';
import { uploadDesk } from '../../../test/builders/upload-desk.ts';
import { postFile } from '../../../test/multipart.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';
import { ensureStored, registerFile } from './files.ts';
import { sweepContents } from './sweep.ts';

let app: TestApp;
let tree: Tree;
let clerk = '';

beforeAll(async () => {
  app = await anApp(new Date());
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
});

const store = () => app.app.services.files;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest();
const occasion = (hoursLater: number) =>
  occasionOfProgram('clock', new Date(app.now.getTime() + hoursLater * 3_600_000), featureListeners);
const sweep = (hoursLater: number) =>
  transaction(app.database.db, (tx) => sweepContents(tx, occasion(hoursLater), store()));

/** Durable, and referred to by nobody. */
async function anOrphan(marker: string): Promise<Buffer> {
  const inspect = async () => undefined;
  const { stored } = await store().write(Readable.from([aPdf(marker)]), { limitBytes: 1e6, inspect });
  return stored.sha256;
}

describe('contents that no file refers to', () => {
  test('go after a day, and those that one refers to stay', async () => {
    const orphan = await anOrphan('an orphan');
    const kept = aPdf('kept');
    await postFile(app, clerk, '/api/v1/files', { name: '甲.pdf', content: kept });
    await sweep(20);
    expect(await store().has(orphan)).toBe(true);
    await sweep(25);
    expect(await store().has(orphan)).toBe(false);
    expect(await store().has(sha256(kept))).toBe(true);
  });

  test('are left by a transaction that is rolled back, and go', async () => {
    const { ownerUrl } = app.database;
    await tamper(
      ownerUrl,
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
       CREATE TRIGGER failing BEFORE INSERT ON entries FOR EACH ROW WHEN (NEW.action = 'upload-file') EXECUTE FUNCTION fail()`,
    );
    const desk = uploadDesk(app);
    const [small, large] = [aPdf('rolled back'), anApk()];
    expect((await postFile(app, clerk, '/api/v1/files', { name: '甲.pdf', content: small })).status).toBe(
      500,
    );
    const id = await desk.sent(clerk, large);
    expect((await desk.finish(clerk, id)).status).toBe(500);
    await tamper(ownerUrl, 'DROP TRIGGER failing ON entries; DROP FUNCTION fail');
    expect(await store().has(sha256(small))).toBe(true);
    await sweep(25);
    expect(await store().has(sha256(small))).toBe(false);
    expect(await store().has(sha256(large))).toBe(false);
    // Its part is still there, so that it can be finished all the same.
    expect((await desk.finish(clerk, id)).status).toBe(201);
    expect(await store().has(sha256(large))).toBe(true);
  });

  test('stay when they are uploaded anew', async () => {
    const orphan = await anOrphan('uploaded anew');
    await anOrphan('uploaded anew');
    await transaction(app.database.db, async (tx) => {
      await ensureStored(tx, store(), { sha256: orphan, size: 1 });
      await registerFile(tx, occasion(0), {
        organisationId: tree.shiheSchool,
        name: '甲.pdf',
        mediaType: 'application/pdf',
        stored: { sha256: orphan, size: 1 },
      });
    });
    await sweep(25);
    expect(await store().has(orphan)).toBe(true);
  });

  test('are never taken from an upload that is about to refer to them', async () => {
    const orphan = await anOrphan('in between');
    let sweeping: Promise<void> | undefined;
    await transaction(app.database.db, async (tx) => {
      await ensureStored(tx, store(), { sha256: orphan, size: 1 });
      sweeping = sweep(25);
      await untilSomebodyWaits();
      await registerFile(tx, occasion(0), {
        organisationId: tree.shiheSchool,
        name: '甲.pdf',
        mediaType: 'application/pdf',
        stored: { sha256: orphan, size: 1 },
      });
    });
    await sweeping;
    expect(await store().has(orphan)).toBe(true);
  });

  test('cannot be referred to once they are gone', async () => {
    const gone = sha256(aPdf('gone'));
    await expect(
      transaction(app.database.db, (tx) => ensureStored(tx, store(), { sha256: gone, size: 1 })),
    ).rejects.toMatchObject({ kind: 'unavailable' });
  });

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`.execute(
        app.database.db,
      );
      if (rows.length > 0) return;
    }
  }
});
