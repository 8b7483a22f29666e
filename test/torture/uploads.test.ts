import { expect, test } from 'vitest';
import { canMount, fullDiskWhileUploading } from './full-disk.ts';
import { killedWhileUploading } from './killed-while-uploading.ts';

test('kill -9 of the server while a package arrives: nothing acknowledged is sent again', async () => {
  expect(await killedWhileUploading(4, 1)).toMatch(/killed 2 times/);
});

test.skipIf(!canMount)('a full disk while a package arrives: said so, and gone on with', async () => {
  expect(await fullDiskWhileUploading()).toMatch(/finished with room/);
});
