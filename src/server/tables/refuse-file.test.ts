import { describe, expect, test } from 'vitest';
import { aZip } from '../../../test/builders/documents.ts';
import { anyText } from './parsers.ts';
import { readTable } from './read-table.ts';
import { defineColumn, type ReadOptions } from './table.ts';
import { aHandmadeWorkbook, aWorkbook, rowXml, sheetParts, sheetXml } from './test-workbook.ts';

const COLUMNS = [
  defineColumn({ key: 'code', headers: ['学校标识码'], required: true, parse: anyText }),
  defineColumn({ key: 'name', headers: ['学校名称'], required: true, parse: anyText }),
  defineColumn({ key: 'address', headers: ['地址'], required: false, parse: anyText }),
] as const;
const ROWS = [
  ['学校标识码', '学校名称'],
  ['2141000001', '示例小学'],
];
const SHEET = sheetXml(ROWS.map((cells, index) => rowXml(index + 1, cells)).join(''));

async function refusal(content: Buffer, name = '学校.xlsx', options: ReadOptions = {}): Promise<string> {
  const table = await readTable({ name, content }, COLUMNS, options);
  expect(table).toMatchObject({ refused: true, rows: [], errorCount: 1 });
  expect(table.errors).toHaveLength(1);
  return table.errors[0]?.message ?? '';
}

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('files that are not what they should be', () => {
  test('the control: the same parts in order are read', async () => {
    const table = await readTable({ name: 'a.xlsx', content: aZip(sheetParts(SHEET)) }, COLUMNS);
    expect(table.rows).toHaveLength(1);
  });

  test.each([
    ['.xls by content', Buffer.concat([COMPOUND, Buffer.alloc(600)]), '学校.xlsx', /旧版 .xls.*另存为/],
    ['.xls by name', Buffer.from('<html><table>'), '学校.xls', /旧版 .xls.*另存为/],
    [
      'a workbook with a password',
      Buffer.concat([COMPOUND, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      '学校.xlsx',
      /密码/,
    ],
    ['a page called .xlsx', Buffer.from('<html>'), '学校.xlsx', /内容却不是/],
    ['a workbook called .csv', aZip(sheetParts(SHEET)), '学校.csv', /内容却不是/],
    ['another kind of file', Buffer.from('%PDF-1.7'), '学校.pdf', /只接受/],
    ['a zip that is no workbook', aZip([{ name: 'a.txt', content: 'a' }]), '学校.xlsx', /不是 Excel 工作簿/],
    ['an empty file', Buffer.alloc(0), '学校.xlsx', /空的/],
    ['only the magic bytes', Buffer.from('PK\x03\x04 and nothing else'), '学校.xlsx', /损坏/],
    [
      'entries with a password',
      aZip(sheetParts(SHEET).map((part) => ({ ...part, flags: 1 }))),
      '学校.xlsx',
      /密码/,
    ],
  ])('%s', async (_, content, name, message) => {
    expect(await refusal(content, name)).toMatch(message);
  });

  test('.xlsb', async () => {
    const rels =
      '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    const parts = [
      { name: '_rels/.rels', content: rels },
      { name: 'xl/workbook.bin', content: 'x' },
    ];
    expect(await refusal(aZip(parts))).toMatch(/xlsb/);
  });

  test('cut off at any place: refused or read, never thrown', async () => {
    const whole = await aWorkbook(ROWS);
    for (let length = 0; length < whole.length; length += 97) {
      expect(await refusal(whole.subarray(0, length))).toMatch(/损坏|内容却不是|空的/);
    }
  });

  test('a flipped byte in the content shows in the checksum', async () => {
    const content = aZip(sheetParts(SHEET));
    const at = content.indexOf('xl/worksheets/sheet1.xml') + 24 + 40;
    content.writeUInt8(content.readUInt8(at) ^ 1, at);
    expect(await refusal(content)).toMatch(/损坏/);
  });
});

test('bytes changed anywhere: refused or read, never thrown', async () => {
  const whole = await aWorkbook(ROWS);
  const results = new Set<boolean>();
  for (let round = 0; round < 400; round += 1) {
    const content = Buffer.from(whole);
    for (let i = 1; i <= 3; i += 1)
      content.writeUInt8((round * 31 * i) % 256, (round * 7919 * i) % whole.length);
    results.add((await readTable({ name: 'a.xlsx', content }, COLUMNS)).refused);
  }
  expect(results).toEqual(new Set([true, false]));
});

describe('hostile archives', () => {
  test('more than 1,000 entries', async () => {
    const more = Array.from({ length: 1001 }, (_, i) => ({ name: `xl/media/${i}`, content: '' }));
    expect(await refusal(aZip(sheetParts(SHEET, { more })))).toMatch(/异常庞大/);
  });

  test('a bomb that declares its size is refused before it is inflated', async () => {
    const bomb = sheetXml(' '.repeat(30 * 2 ** 20));
    expect(await refusal(aZip(sheetParts(bomb)))).toMatch(/异常庞大/);
  });

  test('a bomb that lies about its size is stopped at the declared size', async () => {
    const parts = sheetParts(sheetXml(' '.repeat(30 * 2 ** 20))).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, claimedSize: 1000 } : part,
    );
    expect(await refusal(aZip(parts))).toMatch(/损坏/);
  });

  test('entries of the same name, overlapping entries', async () => {
    const twice = [...sheetParts(SHEET), { name: 'xl/workbook.xml', content: '<workbook/>' }];
    expect(await refusal(aZip(twice))).toMatch(/损坏/);
    const overlapping = aZip(sheetParts(SHEET));
    const second = overlapping.indexOf('PK\x01\x02', overlapping.indexOf('PK\x01\x02') + 4, 'latin1');
    overlapping.writeUInt32LE(0, second + 42);
    expect(await refusal(overlapping)).toMatch(/损坏/);
  });

  test.each([
    ['in the sheet', sheetParts(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${SHEET}`)],
    ['in the strings', sheetParts(SHEET, { strings: '<!DOCTYPE lolz [<!ENTITY lol "lol">]><sst/>' })],
    ['in the styles', sheetParts(SHEET, { styles: '<?xml version="1.0"?><!doctype a><styleSheet/>' })],
    ['in the workbook', sheetParts(SHEET, { workbook: '<!DOCTYPE a><workbook/>' })],
  ])('a document type %s', async (_, parts) => {
    expect(await refusal(aZip(parts))).toMatch(/DTD/);
  });

  test('a document type in UTF-16 is refused as well', async () => {
    const utf16 = Buffer.from(`\ufeff<!DOCTYPE a>${SHEET}`, 'utf16le');
    const parts = sheetParts(SHEET).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: utf16 } : part,
    );
    expect(await refusal(aZip(parts))).toMatch(/损坏/);
  });

  test.each([
    ['an unknown string', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['rows out of order', '<row r="2"></row><row r="1"></row>'],
    ['a row beyond the last', '<row r="1048577"></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a column beyond the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a tag that never ends', `<row r="1"><c ${'a="1" '.repeat(300_000)}`],
    ['a tag within a tag', '<row r="1" <c></row>'],
  ])('%s', async (_, rows) => {
    expect(await refusal(aZip(sheetParts(sheetXml(rows))))).toMatch(/损坏|异常庞大/);
  });

  test('a merged range that is none', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="A1:ZZZZ9"/></mergeCells>';
    expect(await refusal(aHandmadeWorkbook(ROWS, { after }))).toMatch(/损坏/);
  });

  test('thousands of overlapping merged ranges take no time', async () => {
    const merged = '<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000);
    const content = aHandmadeWorkbook(ROWS, { after: `<mergeCells>${merged}</mergeCells>` });
    const table = await readTable({ name: 'a.xlsx', content }, COLUMNS);
    expect(table.errors[0]?.message).toMatch(/合并单元格/);
  });
});

describe('limits', () => {
  const four = [ROWS[0] ?? [], ...Array.from({ length: 4 }, (_, i) => [`${i}`, '示例'])];

  test('rows', async () => {
    const content = aHandmadeWorkbook(four);
    expect(await refusal(content, 'a.xlsx', { maxRows: 3 })).toMatch(/超过 3 行/);
    const table = await readTable({ name: 'a.xlsx', content }, COLUMNS, { maxRows: 4 });
    expect(table.rows).toHaveLength(4);
  });

  test('bytes', async () => {
    expect(await refusal(Buffer.alloc(2 ** 20 + 1), 'a.xlsx', { maxBytes: 2 ** 20 })).toMatch(/超过 1 MB/);
  });
});

describe('headers', () => {
  test('missing, unknown and doubled ones are all named, with what is expected', async () => {
    const content = aHandmadeWorkbook([
      ['学校名称', '学校代码', '学校名称'],
      ['示例小学', '1', '二'],
    ]);
    expect(await refusal(content)).toBe(
      '表头（第 1 行）不符合要求：缺少「学校标识码」；不认识「学校代码」（B1）；重复「学校名称」（C1）。' +
        '必有的列「学校标识码」、「学校名称」；可有的列「地址」。',
    );
  });

  test('not within the first ten rows', async () => {
    const late = [...Array.from({ length: 10 }, () => ['说明']), ...ROWS];
    expect(await refusal(aHandmadeWorkbook(late))).toMatch(/前 10 行中没有找到表头.*「学校标识码」/);
    const table = await readTable({ name: 'a.xlsx', content: aHandmadeWorkbook(late.slice(1)) }, COLUMNS);
    expect(table.headerRow).toBe(10);
  });

  test('an empty worksheet', async () => {
    expect(await refusal(aHandmadeWorkbook([]))).toMatch(/没有找到表头/);
  });
});
