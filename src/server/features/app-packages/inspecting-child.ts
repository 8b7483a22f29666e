import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import type { ByteSource } from '../../files/file-store.ts';
import { inspectPackage } from './inspect-package.ts';

/** Buffers of what was read and is done with lie outside of the heap, whose own pressure comes late. */
const COLLECT_EVERY = 8 * 2 ** 20;
const collect: ((options: { type: 'minor' }) => void) | undefined = globalThis.gc;

/** Standard error: each whole percent is told there, a line for each. */
const PROGRESS = 2;
/** Checksums and digests of the contents each read all of it; the rest is little. */
const PASSES = 2.2;

/** The program of the child: the path of the file as argument, the kits to look for on standard input, a report out. */
const [, , path = ''] = process.argv;
const sdks = JSON.parse(await text(process.stdin)) as KnownSdk[];
const descriptor = openSync(path, 'r');
const report = await inspectPackage(fileBytes(descriptor), sdks);
closeSync(descriptor);
process.stdout.write(JSON.stringify(report));

function fileBytes(file: number): ByteSource {
  const { size } = fstatSync(file);
  const tell = progressOf(size * PASSES);
  let uncollected = 0;
  return {
    size,
    read: async (start, length) => {
      tell(length);
      uncollected += length;
      if (uncollected > COLLECT_EVERY) {
        collect?.({ type: 'minor' });
        uncollected = 0;
      }
      const wanted = Math.max(0, Math.min(length, size - start));
      const buffer = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const count = readSync(file, buffer, filled, wanted - filled, start + filled);
        if (count === 0) break;
        filled += count;
      }
      return buffer.subarray(0, filled);
    },
  };
}

function progressOf(total: number): (read: number) => void {
  let [done, told] = [0, 0];
  return (read) => {
    done += read;
    const percent = Math.min(99, Math.floor((done / total) * 100));
    if (percent <= told) return;
    told = percent;
    writeSync(PROGRESS, `${percent}\n`);
  };
}
