import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { must } from './run.ts';

/** Packages of npm that carry APKs, each by version and by the digest of what npm hands out. */
const PINNED = [
  [
    'android-apidemos',
    '5.0.0',
    'sha512-MCYBijgV+12UZwOfSV91aRk5Z3LBuTbUlFsz3S6y+4rFbjTKphyvaoRAj7CT238tftzjPuuqx3SBGDPWP3R0LA==',
  ],
  [
    'io.appium.settings',
    '8.0.10',
    'sha512-hvCl6u2QMrggrOohOy9pDTFo0bIWn78Nxdvj57UoPoCSFrkP0a8y73a1GaV31x3IzPw6QIECakpznft1/2/3bA==',
  ],
  [
    'appium-uiautomator2-server',
    '10.6.6',
    'sha512-Ae7mB19OcLkEBi/U/r9eKnCmCJHV5iNf2/HYYHstuP7iWGCTXj1WXfIC++7fBfGWdSZVDoWc6nJO8miZInE1Wg==',
  ],
  [
    '@devicefarmer/stf',
    '3.7.9',
    'sha512-5vhEtpF/Os/H/AZPmFQnZM7EVZMFEU93SlMdkIQWyYuSiQxcGRp4flnlUw21yas+fzKmMkqwl0/T5bCELaTuog==',
  ],
  [
    'unlock_apk',
    '1.0.2',
    'sha512-vFbn21NnUw3l7FdiYlTh713Ez3piBZPcuCKWnQ8FnbDdD1GtRlsEnY505MCbmOoZh9KeWMEi4n+qoKAwPh6NhA==',
  ],
  [
    'appium-android-ime',
    '2.0.0',
    'sha512-j3g5Gdo8V14ZTnOiHIH7IRY8oiCYcajZYg1Cc6zcd4vB9AimMT3jjkh03MzpuyH92UrBMPQt25xJaWKtF6Aomw==',
  ],
] as const;

/** Every APK in them, unpacked below that folder. */
export async function realPackages(folder: string): Promise<string[]> {
  for (const [name, version, integrity] of PINNED) {
    const [packed] = JSON.parse(
      await must('npm', ['pack', `${name}@${version}`, '--json', '--ignore-scripts', '--silent'], {
        cwd: folder,
      }),
    ) as { filename: string }[];
    const archive = join(
      folder,
      basename(packed?.filename ?? '')
        .replace('@', '')
        .replace('/', '-'),
    );
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} is not what was pinned: ${found}`);
    await must('tar', ['xzf', archive, '-C', folder, '--one-top-level']);
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.apk'))
    .map((name) => join(folder, name))
    .toSorted();
}
