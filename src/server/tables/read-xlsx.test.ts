import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anyText, day, wholeNumber } from './parsers.ts';
import { readTable } from './read-table.ts';
import { defineColumn } from './table.ts';
import { aHandmadeWorkbook, aWorkbook } from './test-workbook.ts';

const CODE = defineColumn({
  key: 'code',
  headers: ['学校标识码', '标识码'],
  required: true,
  normalise: 'code',
  unique: true,
  parse: (text) =>
    /^\d{10}$/.test(text) ? { ok: true, value: text } : { ok: false, message: '应为 10 位数字' },
});
const NAME = defineColumn({ key: 'name', headers: ['学校名称'], required: true, parse: anyText });
const FOUNDED = defineColumn({ key: 'founded', headers: ['成立日期'], required: false, parse: day });
const PUPILS = defineColumn({ key: 'pupils', headers: ['学生数'], required: false, parse: wholeNumber });
const COLUMNS = [CODE, NAME, FOUNDED, PUPILS] as const;

const HEADERS = ['学校标识码', '学校名称', '成立日期', '学生数'];

function read(content: Buffer) {
  return readTable({ name: '学校.xlsx', content }, COLUMNS);
}

describe('a workbook that is in order', () => {
  test('gives typed values with the numbers of their rows', async () => {
    const content = await aWorkbook([
      HEADERS,
      ['2141000001', '示例·浉河区第001小学', new Date('2001-09-01T00:00:00Z'), 1200].map((value) =>
        value instanceof Date ? { value, type: Date, format: 'yyyy/m/d' } : value,
      ),
      ['２１４１０００００２', '　示例·平桥区第002小学 ', null, null],
    ]);
    const table = await read(content);
    expect(table.errors).toEqual([]);
    expect(table.rows.map(({ rowNumber, values }) => [rowNumber, values])).toEqual([
      [2, { code: '2141000001', name: '示例·浉河区第001小学', founded: '2001-09-01', pupils: 1200 }],
      [3, { code: '2141000002', name: '示例·平桥区第002小学', founded: undefined, pupils: undefined }],
    ]);
    const pupils: number | undefined = table.rows[0]?.values.pupils;
    expect(pupils).toBe(1200);
  });

  test('may have titles above the header, an own order, aliases, marks and a column 序号', async () => {
    const content = await aWorkbook([
      [{ value: '2020 年学校名单', columnSpan: 3 }, null, null],
      ['填报单位：示例市教育局'],
      ['序号', '*学校 名称', '标识码（必填）'],
      [1, '示例小学', '2141000001'],
    ]);
    const table = await read(content);
    expect(table.errors).toEqual([]);
    expect(table.headerRow).toBe(3);
    expect(table.rows[0]?.values).toEqual({
      code: '2141000001',
      name: '示例小学',
      founded: undefined,
      pupils: undefined,
    });
  });

  test('is read from a path as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'table-'));
    const path = join(folder, 'upload');
    await writeFile(path, await aWorkbook([HEADERS, ['2141000001', '示例小学']]));
    const table = await readTable({ name: '学校.XLSX', content: { path } }, COLUMNS);
    await rm(folder, { recursive: true });
    expect(table.rows).toHaveLength(1);
  });

  test('empty rows, within and behind, are passed over', async () => {
    const table = await read(
      aHandmadeWorkbook([HEADERS, ['', ''], ['2141000001', '示例小学'], [' ', '　'], ['<c r="B5" s="3"/>']]),
    );
    expect(table.errors).toEqual([]);
    expect(table.rows.map(({ rowNumber }) => rowNumber)).toEqual([3]);
  });

  test('rich text is flattened, phonetic guides are left out, entities and CDATA are read', async () => {
    const rich =
      '<si><r><t>示例</t></r><r><rPr><b/></rPr><t xml:space="preserve">第一&amp;</t></r><rPh sb="0" eb="1"><t>shi</t></rPh><r><t><![CDATA[<小学>]]></t></r></si>';
    const content = aHandmadeWorkbook([HEADERS, ['2141000001', '<c t="s"><v>0</v></c>']], {
      strings: `<sst>${rich}</sst>`,
    });
    expect((await read(content)).rows[0]?.values.name).toBe('示例第一&<小学>');
  });

  test('prefixed element names and cells without names are read', async () => {
    const xml = aHandmadeWorkbook([HEADERS, ['2141000001', '<x:c t="str"><x:v>示例_x0041_小学</x:v></x:c>']]);
    expect((await read(xml)).rows[0]?.values.name).toBe('示例A小学');
  });

  test('decomposed characters are composed (NFC), characters beyond the basic plane stay', async () => {
    const table = await read(aHandmadeWorkbook([HEADERS, ['2141000001', '示例e\u0301𠮷小学']]));
    expect(table.rows[0]?.values.name).toBe('示例\u00e9𠮷小学');
  });

  test('names the visible worksheets that it did not read, and passes hidden ones', async () => {
    const workbook =
      '<workbook xmlns:r="x"><sheets><sheet name="藏" state="hidden" r:id="r9"/><sheet name="一" r:id="r1"/><sheet name="二" r:id="r1"/></sheets></workbook>';
    const table = await read(aHandmadeWorkbook([HEADERS, ['2141000001', '甲']], { workbook }));
    expect(table.otherSheets).toEqual(['二']);
    expect(table.rows).toHaveLength(1);
  });
});

describe('numbers and dates become what the clerk typed', () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000000000"/><numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="172" formatCode="[Red]0.0E+00"/><numFmt numFmtId="173" formatCode="yyyy-mm-dd hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="10"/><xf numFmtId="31"/><xf numFmtId="20"/><xf numFmtId="172"/><xf numFmtId="173"/></cellXfs></styleSheet>`;
  const text = defineColumn({ key: 'text', headers: ['值'], required: true, parse: anyText });

  test.each([
    ['0', '1200', '1200'],
    ['0', '3.3000000000000003', '3.3'],
    ['0', '1E-7', '0.0000001'],
    ['1', '41000012', '0041000012'],
    ['2', '44060', '2020-08-17'],
    ['3', '0.47659999999999997', '47.66%'],
    ['4', '44060', '2020-08-17'],
    ['4', '44060.5', '2020-08-17'],
    ['5', '0.62777777777777777', '15:04'],
    ['6', '1500', '1500'],
    ['7', '44060.62777777778', '2020-08-17 15:04'],
    ['4', '59', '1900-02-28'],
    ['4', '61', '1900-03-01'],
  ])('style %s, value %s → %s', async (style, value, expected) => {
    const content = aHandmadeWorkbook([['值'], [`<c s="${style}"><v>${value}</v></c>`]], { styles });
    const table = await readTable({ name: 'a.xlsx', content }, [text]);
    expect(table.rows[0]?.values.text).toBe(expected);
  });

  test('workbooks that count from 1904', async () => {
    const workbook =
      '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="一" r:id="r1"/></sheets></workbook>';
    const content = aHandmadeWorkbook([['值'], ['<c s="4"><v>42598</v></c>']], { styles, workbook });
    const table = await readTable({ name: 'a.xlsx', content }, [text]);
    expect(table.rows[0]?.values.text).toBe('2020-08-17');
  });
});

describe('faulty cells', () => {
  test('are all reported at once, in order, with row, cell, header and value', async () => {
    const table = await read(
      await aWorkbook([
        HEADERS,
        ['2141000001', '示例小学', '2020-02-30', 12],
        ['214100000', null, '2020/2/3', '十二'],
        ['2141000001', '示例小学二', null, null],
      ]),
    );
    expect(table.errors).toEqual([
      {
        row: 2,
        cell: 'C2',
        column: '成立日期',
        value: '2020-02-30',
        message: '应为存在的日期，如 2020-08-17',
      },
      { row: 3, cell: 'A3', column: '学校标识码', value: '214100000', message: '应为 10 位数字' },
      { row: 3, cell: 'B3', column: '学校名称', message: '不能为空' },
      { row: 3, cell: 'D3', column: '学生数', value: '十二', message: '应为整数，如 1200' },
      { row: 4, cell: 'A4', column: '学校标识码', value: '2141000001', message: '与第 2 行重复' },
    ]);
    expect(table.rows).toEqual([]);
    expect(table.faultyRows.map(({ texts }) => texts[1])).toEqual(['示例小学', '', '示例小学二']);
  });

  test.each([
    ['a formula', '<c><f>1+1</f><v>2</v></c>', /公式.*数值/],
    ['a shared formula without a value', '<c><f t="shared" si="0"/></c>', /公式/],
    ['an error value', '<c t="e"><v>#N/A</v></c>', /#N\/A/],
    ['18 digits stored as a number', '<c><v>4.1152119900101001E+17</v></c>', /文本/],
    ['16 digits stored as a number', '<c><v>4115211990010100</v></c>', /文本/],
    ['NUL', '<c t="str"><v>示例_x0000_小学</v></c>', /控制字符/],
    ['a control character', '<c t="str"><v>示例&#7;小学</v></c>', /控制字符/],
    ['a change of writing direction', '<c t="str"><v>示例\u202e小学</v></c>', /控制字符/],
    ['half a surrogate pair', '<c t="str"><v>示例_xD842_小学</v></c>', /控制字符/],
    ['a line break', '<c t="str"><v>示例\n小学</v></c>', /换行/],
    ['501 characters', `<c t="str"><v>${'长'.repeat(501)}</v></c>`, /最多 500/],
  ])('%s', async (_, cell, message) => {
    const table = await read(aHandmadeWorkbook([HEADERS, ['2141000001', cell]]));
    expect(table.errors).toHaveLength(1);
    expect(table.errors[0]).toMatchObject({ row: 2, cell: 'B2', column: '学校名称' });
    expect(table.errors[0]?.message).toMatch(message);
  });

  test('merged cells in the data are named once, those in the title are not', async () => {
    const content = await aWorkbook([
      [{ value: '学校名单', columnSpan: 4 }, null, null, null],
      HEADERS,
      ['2141000001', { value: '示例小学', rowSpan: 2 }, null, null],
      ['2141000002', null, null, null],
    ]);
    const table = await read(content);
    expect(table.errors).toHaveLength(1);
    expect(table.errors[0]).toMatchObject({ row: 3, cell: 'B3:B4' });
    expect(table.errors[0]?.message).toContain('B3:B4');
    expect(table.rows).toEqual([]);
  });

  test('content without a header is reported, not dropped', async () => {
    const table = await read(aHandmadeWorkbook([HEADERS, ['2141000001', '示例小学', '', '', '备注']]));
    expect(table.errors).toMatchObject([{ row: 2, cell: 'E2', value: '备注' }]);
  });

  test('above the limit of errors the rest is counted', async () => {
    const rows = Array.from({ length: 30 }, () => ['x', '']);
    const content = aHandmadeWorkbook([HEADERS, ...rows]);
    const table = await readTable({ name: 'a.xlsx', content }, COLUMNS, { maxErrors: 5 });
    expect([table.errors.length, table.errorCount]).toEqual([5, 60]);
  });
});
