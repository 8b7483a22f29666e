import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type EntryContent, hashEntry, NO_HASH } from './canonical.ts';

const entry: EntryContent = {
  streamKind: 'case',
  streamId: 12,
  seq: 1,
  effectiveAt: new Date('2020-08-17T01:02:03.004Z'),
  recordedAt: new Date('2020-08-17T01:02:03.004Z'),
  actor: 'account:7@organisation:3',
  action: 'submit',
  fromState: 'draft',
  toState: 'submitted',
  body: '{"reason":"示例"}',
};

test('an entry is hashed as the description of the format says, which others build verifiers by', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/audit-format.md'), 'utf8');
  const digest = hashEntry(entry, NO_HASH).toString('hex');
  expect(page).toContain(`has the hash \`${digest}\``);
  expect(page).toContain(`entry 208 ${digest}`);
});

test('every field counts, and no two fields can run into one', () => {
  const changed: Partial<EntryContent>[] = [
    { streamKind: 'organisation' },
    { streamId: 13 },
    { seq: 2 },
    { effectiveAt: new Date('2020-08-17T01:02:03.005Z') },
    { recordedAt: new Date('2020-08-17T01:02:03.005Z') },
    { actor: 'account:7' },
    { action: 'submit\n"draft"' },
    { fromState: null },
    { fromState: 'null' },
    { toState: null },
    { body: '{"reason":"示例"} ' },
    { body: '\n{"reason":"示例"}' },
  ];
  const digests = changed.map((changes) => hashEntry({ ...entry, ...changes }, NO_HASH).toString('hex'));
  digests.push(
    hashEntry(entry, NO_HASH).toString('hex'),
    hashEntry(entry, Buffer.alloc(32, 1)).toString('hex'),
  );
  expect(new Set(digests).size).toBe(changed.length + 2);
});
