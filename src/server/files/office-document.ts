import type { ByteSource } from './file-store.ts';
import { isHostileArchive } from './hostile-archive.ts';
import { findZipContent } from './zip-content.ts';
import { findZipDirectory, type ZipEntry } from './zip-directory.ts';

export type OfficeType =
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/ofd';

/** Why an archive is no document that we take. */
export type ArchiveDefect = 'no-document' | 'macros' | 'programs-inside' | 'hostile';

const CONTENT_TYPES = '[Content_Types].xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.';
const WORD = `${MAIN}wordprocessingml.document.main+xml`;
const SHEET = `${MAIN}spreadsheetml.sheet.main+xml`;
const OFD = 'OFD.xml';
const OFD_NAMESPACE = 'http://www.ofdspec.org/';

/** What is read of a single entry, and what all together may claim to hold. */
const READ_LIMIT = 512 * 1024;
const TOTAL_LIMIT = 500 * 2 ** 20;

const PROGRAMS = /\.(exe|dll|scr|com|bat|cmd|msi|js|jse|vbs|wsf|ps1|jar|apk|ipa|zip|rar|7z)$/i;

/** Told by what the document says of its own contents, never by its name; nothing else is unpacked. */
export async function officeTypeOf(bytes: ByteSource): Promise<OfficeType | ArchiveDefect> {
  const entries = await findZipDirectory(bytes);
  if (entries === undefined || entries.length === 0) return 'no-document';
  const names = entries.map(({ name }) => name);
  if (isHostileArchive(entries, bytes.size, TOTAL_LIMIT)) return 'hostile';
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return 'macros';
  if (names.some((name) => PROGRAMS.test(name))) return 'programs-inside';
  const types = await textOf(bytes, entries, CONTENT_TYPES);
  if (types.includes(`"${WORD}"`) && names.includes('word/document.xml'))
    return `${MAIN}wordprocessingml.document`;
  if (types.includes(`"${SHEET}"`) && names.includes('xl/workbook.xml')) return `${MAIN}spreadsheetml.sheet`;
  const ofd = await textOf(bytes, entries, OFD);
  return ofd.includes(OFD_NAMESPACE) ? 'application/ofd' : 'no-document';
}

async function textOf(bytes: ByteSource, entries: readonly ZipEntry[], name: string): Promise<string> {
  const entry = entries.find((candidate) => candidate.name === name);
  const content = entry === undefined ? undefined : await findZipContent(bytes, entry, READ_LIMIT);
  return content?.toString('utf8') ?? '';
}
