import { expect, test } from 'vitest';
import { fullDiskWhileUploading } from './full-disk-while-uploading.ts';
import { fullDiskWhileWriting } from './full-disk-while-writing.ts';
import { killedWhileUploading } from './killed-while-uploading.ts';
import { canMount } from './small-disk.ts';

test('kill -9 of the server while a package arrives: nothing acknowledged is sent again', async () => {
  expect(await killedWhileUploading(4, 1)).toMatch(/killed 2 times/);
});

test.skipIf(!canMount)('a full disk while a package arrives: said so, and gone on with', async () => {
  expect(await fullDiskWhileUploading()).toMatch(/finished with room/);
});

test.skipIf(!canMount)('a full disk while filings are submitted: refused, and nothing is lost', async () => {
  expect(await fullDiskWhileWriting()).toMatch(/then went on/);
});
