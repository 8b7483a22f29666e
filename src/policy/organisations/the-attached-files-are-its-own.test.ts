import { expect, test } from 'vitest';
import type { FileId } from '../ids.ts';
import { legalDay } from '../legal-day.ts';
import { checkAll, onThePlatform } from '../rule.ts';
import { theAttachedFilesAreItsOwn } from './the-attached-files-are-its-own.ts';

const today = legalDay('2020-06-01');

const file = 7 as FileId;
const attached = [{ field: 'stampedCopy', file }];

test.each([
  ['nothing attached', { attached: [], own: new Set<FileId>() }, []],
  ['an own file', { attached, own: new Set([file]) }, []],
  ['somebody else’s', { attached, own: new Set<FileId>() }, ['stampedCopy']],
])('%s', (_name, facts, fields) => {
  const { violations } = checkAll([theAttachedFilesAreItsOwn], facts, onThePlatform(today));
  expect(violations.map(({ field }) => field)).toEqual(fields);
});
