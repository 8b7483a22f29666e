import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachmentDisposition, cleanFileName } from './file-names.ts';

/** Of any code points, lone surrogates included. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  maxLength: 300,
});

describe('a cleaned name', () => {
  test.each([
    ['校务会议纪要（2020年5月）.pdf', '校务会议纪要（2020年5月）.pdf'],
    ['𠮷野家协议.pdf', '𠮷野家协议.pdf'],
    ['C:\\文档\\协议.docx', '协议.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['e\u0301cole.pdf', 'école.pdf'],
    ['fdp.\u202Eexe.pdf', 'fdp.exe.pdf'],
    ['...', '未命名'],
    ['', '未命名'],
    ['.htaccess', 'htaccess'],
    ['\uD800.pdf', 'pdf'],
  ])('%j becomes %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  test('has at most 150 characters and keeps its ending', () => {
    const name = cleanFileName(`${'𠮷'.repeat(200)}.docx`);
    expect(Array.from(name)).toHaveLength(150);
    expect(name).toMatch(/^𠮷{145}\.docx$/u);
  });

  test('is the same when it is cleaned again, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanFileName(text);
        expect(cleanFileName(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the header of a download', () => {
  test('has the real name for every browser and a plain one', () => {
    expect(attachmentDisposition("纪要 (1)'*.pdf")).toBe(
      `attachment; filename="__ (1)'*.pdf"; filename*=UTF-8''%E7%BA%AA%E8%A6%81%20%281%29%27%2A.pdf`,
    );
  });

  test('is one line of ASCII that gives the name back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = cleanFileName(text);
        const header = attachmentDisposition(name);
        expect(header).toMatch(/^[\x20-\x7E]+$/);
        expect(header.match(/"/g)).toHaveLength(2);
        expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name);
      }),
    );
  });
});
