import { apkParts, aSignedApk } from './android/apk.ts';
import { binaryXml } from './android/binary-manifest.ts';
import { jarSigned } from './android/jar-signing.ts';
import { stringResource } from './android/resource-table.ts';
import { aSigningKey } from './android/signing-keys.ts';
import { lineageOf, PROOF_OF_ROTATION, signed } from './android/signing-schemes.ts';
import { binaryPropertyList } from './binary-property-list.ts';
import { aZip, type ZipPart } from './documents.ts';

/** Small numbers from a seed (mulberry32): the same seed makes the same file. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Original {
  /** What is changed before it is packed, so that the change reaches the reader of that part. */
  readonly parts: readonly ZipPart[];
  readonly pack: (parts: readonly ZipPart[]) => Buffer;
}

const INFO = {
  CFBundleIdentifier: 'cn.example.homework',
  CFBundleShortVersionString: '2.1',
  CFBundleExecutable: 'Example',
  NSCameraUsageDescription: '用于拍照上传作业',
};
const XML = `<?xml version="1.0"?><plist><dict>${Object.entries(INFO)
  .map(([name, value]) => `<key>${name}</key><string>${value}</string>`)
  .join('')}<key>TeamIdentifier</key><array><string>TEAM</string></array></dict></plist>`;

/** One of each kind that is read. */
export function originals(): Original[] {
  const [old, next] = [aSigningKey('Example'), aSigningKey('Example, rotated')];
  const app = apkParts({
    minSdk: 21,
    names: { '': 'res/security.xml', 'zh-CN': '示例' },
    application: { 'android:networkSecurityConfig': stringResource(0) },
    more: [{ name: 'res/security.xml', content: binaryXml({ name: 'network-security-config' }) }],
  });
  const rotation = [PROOF_OF_ROTATION, lineageOf([old, next])] as const;
  const ipa = (info: Buffer | string): ZipPart[] => [
    { name: 'Payload/', content: '' },
    { name: 'Payload/Example.app/Info.plist', content: info },
    { name: 'Payload/Example.app/embedded.mobileprovision', content: XML },
    { name: 'Payload/Example.app/Example', content: executable() },
  ];
  return [
    {
      parts: app,
      pack: (parts) =>
        signed(aZip(parts), [
          { scheme: 'v2', key: old },
          { scheme: 'v3', key: next, attributes: [rotation] },
        ]),
    },
    { parts: jarSigned(app, old, { announces: '2' }), pack: aZip },
    { parts: ipa(binaryPropertyList(INFO)), pack: aZip },
    { parts: ipa(XML), pack: aZip },
    {
      parts: [
        { name: 'manifest.json', content: '{}' },
        { name: 'base.apk', content: aSignedApk({}, { schemes: [{ scheme: 'v2', key: old }] }) },
      ],
      pack: aZip,
    },
    {
      parts: [
        { name: 'BundleConfig.pb', content: 'x' },
        {
          name: 'base/manifest/AndroidManifest.xml',
          content: Buffer.from('0a0c1a086d616e6966657374220012', 'hex'),
        },
      ],
      pack: aZip,
    },
  ];
}

/** The beginning of a program for iOS, with the place of its signature and the signature's frame. */
function executable(): Buffer {
  const file = Buffer.alloc(200);
  file.writeUInt32LE(0xfeedfacf, 0);
  file.writeUInt32LE(1, 16);
  file.writeUInt32LE(0x1d, 32);
  file.writeUInt32LE(16, 36);
  file.writeUInt32LE(100, 40);
  file.writeUInt32LE(100, 44);
  file.writeUInt32BE(0xfade0cc0, 100);
  file.writeUInt32BE(1, 108);
  file.writeUInt32BE(20, 116);
  file.writeUInt32BE(0xfade0c02, 120);
  file.writeUInt32BE(60, 124);
  file.writeUInt32BE(0x20200, 128);
  file.writeUInt32BE(52, 168);
  return file;
}

/** Of an original, by chance: one part changed and packed anew, or the finished file changed. */
export function mutant(seed: number, from: readonly Original[]): Buffer {
  const pick = chance(seed);
  const original = from[pick(from.length)];
  if (original === undefined) return Buffer.alloc(0);
  const { parts, pack } = original;
  if (pick(3) === 0) return mutated(pack(parts), pick);
  const chosen = pick(parts.length);
  return pack(
    parts.map((part, index) =>
      index === chosen ? { ...part, content: mutated(Buffer.from(part.content), pick) } : part,
    ),
  );
}

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** One to six changes of bytes, of numbers, of length or of order. */
function mutated(file: Buffer, pick: (below: number) => number): Buffer {
  let bytes = Buffer.from(file);
  for (let left = 1 + pick(6); left > 0 && bytes.length > 8; left -= 1) {
    const at = pick(bytes.length - 4);
    const kind = pick(6);
    if (kind === 0) bytes.writeUInt8(pick(256), at);
    else if (kind === 1) bytes.writeUInt32LE((EXTREMES[pick(EXTREMES.length)] ?? 0) >>> 0, at);
    else if (kind === 2) bytes.writeUInt16LE(pick(0x10000), at);
    else if (kind === 3) bytes = bytes.subarray(0, at);
    else if (kind === 4) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(pick(at + 1))]);
    else bytes.copy(bytes, at, pick(bytes.length), bytes.length);
    bytes = Buffer.from(bytes.subarray(0, 2 ** 20));
  }
  return bytes;
}
