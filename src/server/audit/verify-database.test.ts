import { createHash } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSigningKey, NOW, note, sealed, tamper } from '../../../test/builders/timelines.ts';
import { aDatabase, type TestDatabase } from '../../../test/database.ts';
import { attested } from '../attested.ts';
import type { SignedCheckpoint } from './checkpoint-form.ts';
import { keyMap } from './public-keys.ts';
import { withAuditClient } from './snapshot.ts';
import { verifyDatabase } from './verify-database.ts';

const TABLES = ['entries', 'streams', 'checkpoints', 'checkpoint_leaves', 'case_revisions'];
const key = aSigningKey();
let database: TestDatabase;
const published: SignedCheckpoint[] = [];

/** Twelve cases of four entries and an account, sealed after each round; the last round of case 1 is not sealed. */
beforeAll(async () => {
  database = await aDatabase();
  const cases = Array.from({ length: 12 }, (_, index) => index + 1);
  for (let round = 0; round < 4; round += 1) {
    await note(database.db, cases);
    await note(database.db, [1], { kind: 'account' });
    published.push(await sealed(database.db, key));
  }
  await note(database.db, [1]);
  await tamper(
    database.ownerUrl,
    TABLES.map((table) => `CREATE TABLE kept_${table} AS TABLE ${table}`).join(';'),
  );
});

afterEach(async () => {
  const putBack = TABLES.map(
    (table) => `DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE TABLE kept_${table}`,
  );
  await tamper(database.ownerUrl, putBack.join(';'));
});

async function verified() {
  const said: string[] = [];
  const verification = await withAuditClient(database.url, (client) =>
    verifyDatabase(client, {
      keys: keyMap([key.publicKey]),
      published,
      attested,
      report: ({ message }) => said.push(message),
    }),
  );
  return { said, verification };
}

async function saidAfter(statement: string): Promise<string[]> {
  await tamper(database.ownerUrl, statement);
  return (await verified()).said;
}

test('what was written is found as it was written', async () => {
  const { said, verification } = await verified();
  expect(said).toEqual([]);
  expect(verification).toMatchObject({
    deviations: 0,
    counts: { streams: 13, entries: 53, leaves: 52, checkpoints: 4, unsealed: 1 },
    last: { number: 4 },
  });
});

test('any text comes out of the database as it was hashed', async () => {
  const texts = [
    '',
    '"引号"\\',
    '\n\t\r\b\f',
    '\u0001\u001f\u007f\u2028',
    '𠮷😀é',
    'null',
    'x'.repeat(200_000),
  ];
  for (const [index, text] of texts.entries()) {
    const changes = {
      action: text,
      fromState: text,
      toState: index % 2 === 0 ? null : text,
      body: { [text]: text },
    };
    await note(database.db, [90 + index, 1], { ...changes, kind: `kind"\n${text.slice(0, 20)}` });
  }
  await note(database.db, [7], { effectiveAt: new Date('1969-12-31T23:59:59.999Z') });
  expect((await verified()).said).toEqual([]);
});

describe('whoever changes the database past every trigger is found out', () => {
  test.each([
    [
      'content edited',
      `UPDATE entries SET body = '{"说明":"改"}' WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3`,
      ['办件 12 第 3 条记录内容被改动'],
    ],
    ...['actor', 'action', 'body', 'from_state', 'to_state'].map((column): [string, string, string[]] => [
      `${column} edited`,
      `UPDATE entries SET ${column} = 'x' WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3`,
      ['办件 12 第 3 条记录内容被改动'],
    ]),
    [
      'moved by a microsecond',
      `UPDATE entries SET recorded_at = recorded_at + interval '1 microsecond' WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3`,
      ['办件 12 第 3 条记录内容被改动'],
    ],
    [
      'moved to the end of time',
      `UPDATE entries SET effective_at = 'infinity' WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3`,
      ['办件 12 第 3 条记录内容被改动'],
    ],
    [
      'given another hash, and the head too',
      `UPDATE entries SET hash = sha256(hash) WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 4;
       UPDATE streams SET hash = sha256(hash) WHERE kind = 'case' AND id = 12`,
      ['办件 12 第 4 条记录内容被改动'],
    ],
    [
      'deleted',
      `DELETE FROM entries WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 2`,
      ['办件 12 第 2 条记录被删除'],
    ],
    [
      'swapped',
      `UPDATE entries SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE stream_kind = 'case' AND stream_id = 12 AND seq IN (2, 3);
       UPDATE entries SET seq = -seq WHERE seq < 0`,
      ['办件 12 第 2、3 条记录被调换位置'],
    ],
    [
      'tail removed',
      `DELETE FROM entries WHERE stream_kind = 'case' AND stream_id = 12 AND seq > 2`,
      ['办件 12 末尾第 3 至 4 条记录被删除'],
    ],
    [
      'unsealed tail removed, the head forgotten',
      `DELETE FROM entries WHERE stream_kind = 'case' AND stream_id = 1 AND seq = 5`,
      ['办件 1 末尾第 5 条记录被删除'],
    ],
    [
      'tail removed with its leaf, and the head set back',
      `DELETE FROM entries WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 4;
       DELETE FROM checkpoint_leaves WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 4;
       UPDATE streams SET (seq, hash) = (SELECT seq, hash FROM entries WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3)
       WHERE kind = 'case' AND id = 12`,
      ['检查点 4 封存了 13 个流头，现有 12 个：1 个被删除'],
    ],
    [
      'timeline removed',
      `DELETE FROM entries WHERE stream_kind = 'case' AND stream_id = 12; DELETE FROM streams WHERE kind = 'case' AND id = 12`,
      ['办件 12 的全部记录被删除，曾有 4 条'],
    ],
    [
      'the last timeline of all removed',
      `DELETE FROM entries WHERE stream_kind = 'account'; DELETE FROM streams WHERE kind = 'account'`,
      ['账号 1 的全部记录被删除，曾有 4 条'],
    ],
    [
      'leaf removed',
      `DELETE FROM checkpoint_leaves WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3`,
      ['检查点 3 封存了 13 个流头，现有 12 个：1 个被删除'],
    ],
    [
      'leaf changed',
      `UPDATE checkpoint_leaves SET hash = sha256(hash) WHERE stream_kind = 'case' AND stream_id = 12 AND seq = 3`,
      ['办件 12 第 3 条记录与检查点 3 封存的不一致', '检查点 3 封存的流头被改动：默克尔根不符'],
    ],
    [
      'head changed',
      `UPDATE streams SET hash = sha256(hash) WHERE kind = 'case' AND id = 12`,
      ['办件 12 的流头与最后的第 4 条记录不符'],
    ],
    ['head removed', `DELETE FROM streams WHERE kind = 'case' AND id = 12`, ['办件 12 的流头被删除']],
    ['all heads removed', `DELETE FROM streams WHERE kind = 'account'`, ['账号 1 的流头被删除']],
    [
      'entry kept from being sealed',
      `ALTER TABLE entries ALTER position SET GENERATED BY DEFAULT; UPDATE entries SET position = 0 WHERE stream_kind = 'case' AND stream_id = 1 AND seq = 5`,
      ['办件 1 第 5 条记录早应封存而没有被任何检查点封存'],
    ],
  ])('%s', async (_, statement, expected) => {
    expect(await saidAfter(statement)).toEqual(expected);
  });

  test.each([
    "made_at = made_at + interval '1 second'",
    'leaf_count = leaf_count + 1',
    'root = sha256(root)',
    'previous_root = sha256(root)',
    'signature = sha512(root)',
    'settled_position = settled_position + 1',
    'sealed_position = sealed_position + 1',
    "next_transaction = '1'",
  ])('checkpoint altered: %s', async (change) => {
    const said = await saidAfter(`UPDATE checkpoints SET ${change} WHERE number = 2`);
    expect(said).toEqual(['检查点 2 被改动或伪造：签名不符', '检查点 2 与已公布的不一致']);
  });

  test('checkpoint signed with another key', async () => {
    const said = await saidAfter(`UPDATE checkpoints SET key_id = '0000000000000000' WHERE number = 2`);
    expect(said).toEqual([
      '检查点 2 由密钥 0000000000000000 签名，它不在可信的公钥之中',
      '检查点 2 与已公布的不一致',
    ]);
  });

  test('checkpoint removed', async () => {
    const said = await saidAfter('DELETE FROM checkpoints WHERE number = 2');
    expect(said).toEqual(['检查点 2 缺失', '已公布的检查点 2 缺失']);
  });

  test('the newest checkpoint removed with its leaves: only what was published tells', async () => {
    const said = await saidAfter(
      'DELETE FROM checkpoints WHERE number = 4; DELETE FROM checkpoint_leaves WHERE checkpoint = 4',
    );
    expect(said).toEqual(['已公布的检查点 4 缺失']);
  });

  test('the newest checkpoint altered', async () => {
    const said = await saidAfter('UPDATE checkpoints SET root = sha256(root) WHERE number = 4');
    expect(said).toEqual(['检查点 4 被改动或伪造：签名不符', '检查点 4 与已公布的不一致']);
  });

  test('everything sealed again with another key', async () => {
    await tamper(database.ownerUrl, 'DELETE FROM checkpoint_leaves; DELETE FROM checkpoints');
    await sealed(database.db, aSigningKey());
    const { said } = await verified();
    expect(said[0]).toMatch(/^检查点 1 由密钥 [0-9a-f]{16} 签名，它不在可信的公钥之中$/);
    expect(said).toContain('已公布的检查点 4 缺失');
  });
});

describe('what entries attest elsewhere', () => {
  const form = '{"nature": "recommended"}';
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  beforeEach(async () => {
    await tamper(
      database.ownerUrl,
      `INSERT INTO case_revisions (case_id, revision, form, submitted_at)
       SELECT id, revision, '${form}', '${NOW.toISOString()}' FROM generate_series(31, 33) AS id, generate_series(1, 2) AS revision`,
    );
    for (const revision of [1, 2]) {
      await note(database.db, [31, 32, 33], { body: { appId: 7, revision, formSha256: sha256(form) } });
    }
  });

  test('agrees', async () => {
    const { said, verification } = await verified();
    expect(said).toEqual([]);
    expect(verification.attested).toEqual({ 备案的提交内容: 6, 联络人: 0, 通知地址: 0 });
  });

  test.each([
    [
      'changed',
      `UPDATE case_revisions SET form = '{"nature": "required"}' WHERE case_id = 32 AND revision = 2`,
    ],
    ['gone', 'DELETE FROM case_revisions WHERE case_id = 32 AND revision = 2'],
    [
      'renumbered',
      "UPDATE case_revisions SET personal_digest = sha256('x') WHERE case_id = 32 AND revision = 2",
    ],
  ])('a form %s', async (_, statement) => {
    expect(await saidAfter(statement)).toEqual(['办件 32 的备案的提交内容（第 2 版）与记录所证明的不一致']);
  });

  test('a form that nobody submitted', async () => {
    const statement = `INSERT INTO case_revisions (case_id, revision, form, submitted_at) VALUES (32, 3, '{}', now())`;
    expect(await saidAfter(statement)).toEqual(['办件 32 的备案的提交内容（第 3 版）与记录所证明的不一致']);
  });
});
