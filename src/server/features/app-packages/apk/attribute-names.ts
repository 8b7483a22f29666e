/** The platform's attributes that a manifest is read for, by the resource ids under which Android looks for them. */
const NAMES = {
  0x01010001: 'label',
  0x01010003: 'name',
  0x01010006: 'permission',
  0x01010009: 'protectionLevel',
  0x0101000c: 'hasCode',
  0x0101000e: 'enabled',
  0x0101000f: 'debuggable',
  0x01010010: 'exported',
  0x01010018: 'authorities',
  0x0101020c: 'minSdkVersion',
  0x0101021b: 'versionCode',
  0x0101021c: 'versionName',
  0x01010270: 'targetSdkVersion',
  0x01010271: 'maxSdkVersion',
  0x01010272: 'testOnly',
  0x01010280: 'allowBackup',
  0x01010281: 'glEsVersion',
  0x0101028e: 'required',
  0x010104ec: 'usesCleartextTraffic',
  0x01010527: 'networkSecurityConfig',
  0x01010576: 'versionCodeMajor',
} as const;

const byId = new Map<number, string>(Object.entries(NAMES).map(([id, name]) => [Number(id), name]));
const names = new Set<string>(byId.values());

/** By resource id, or the name itself if it is one of them. */
export function attributeName(idOrName: number | string | undefined): string | undefined {
  if (typeof idOrName === 'number') return byId.get(idOrName);
  return idOrName !== undefined && names.has(idOrName) ? idOrName : undefined;
}
