import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { anyText } from './parsers.ts';
import { readTable } from './read-table.ts';
import { defineColumn } from './table.ts';

const COLUMNS = [
  defineColumn({ key: 'code', headers: ['学校标识码'], required: true, parse: anyText }),
  defineColumn({ key: 'name', headers: ['学校名称'], required: true, parse: anyText }),
] as const;
const TEXT = '学校标识码,学校名称\r\n2141000001,示例·浉河区第001小学\r\n';

function read(content: Buffer) {
  return readTable({ name: '学校.csv', content }, COLUMNS);
}

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['GB18030', iconv.encode(TEXT, 'gb18030')],
    ['GBK', iconv.encode(TEXT, 'gbk')],
  ])('%s', async (_, content) => {
    const table = await read(content);
    expect(table.errors).toEqual([]);
    expect(table.rows[0]).toMatchObject({
      rowNumber: 2,
      values: { code: '2141000001', name: '示例·浉河区第001小学' },
    });
  });

  test('rare characters in four bytes of GB18030', async () => {
    const table = await read(iconv.encode('学校标识码,学校名称\n1,𠮷㙦小学', 'gb18030'));
    expect(table.rows[0]?.values.name).toBe('𠮷㙦小学');
  });

  test.each([
    ['neither', Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff, 0xff, 0x20])]), /编码/],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), /UTF-16/],
  ])('%s is refused', async (_, content, message) => {
    const table = await read(content);
    expect(table.refused).toBe(true);
    expect(table.errors[0]?.message).toMatch(message);
  });
});

describe('rows and cells', () => {
  test('quotes, commas and line breaks inside; empty lines count as rows', async () => {
    const table = await read(Buffer.from(`${TEXT}\n3,"示例""第一""小学,东校区"\n4,"两\n行"\n`));
    expect(table.rows.map(({ rowNumber, values }) => [rowNumber, values.name])).toEqual([
      [2, '示例·浉河区第001小学'],
      [4, '示例"第一"小学,东校区'],
    ]);
    expect(table.errors).toMatchObject([{ row: 5, cell: 'B5', message: '单元格内有换行，请删除换行' }]);
  });

  test('a quote in the middle of a cell is a character', async () => {
    const table = await read(Buffer.from(`${TEXT}3,示例"第一"小学\n`));
    expect(table.rows[1]?.values.name).toBe('示例"第一"小学');
  });

  test('quotes that are not closed', async () => {
    const table = await read(Buffer.from(`${TEXT}3,"示例\n4,小学\n`));
    expect(table).toMatchObject({ refused: true, rows: [] });
    expect(table.errors[0]?.message).toMatch(/引号不成对/);
  });

  test('formulas and long numbers in exponent form are refused', async () => {
    const table = await read(Buffer.from(`${TEXT}="0012",=1+1\n4.11522E+17,示例\n`));
    expect(table.errors.map(({ cell }) => cell)).toEqual(['A3', 'B3', 'A4']);
    expect(table.errors[2]?.message).toMatch(/文本/);
  });

  test('the apostrophe that our own export puts before a sign is taken away', async () => {
    const table = await read(Buffer.from(`${TEXT}3,'-示例\n4,'示例\n`));
    expect(table.rows.map(({ values }) => values.name).slice(1)).toEqual(['-示例', "'示例"]);
  });

  test('NUL is refused in its cell', async () => {
    const table = await read(Buffer.from(`${TEXT}3,示例\0小学\n`));
    expect(table.errors).toMatchObject([{ row: 3, cell: 'B3' }]);
  });

  test('short rows lack their cells, long ones have content without a header', async () => {
    const table = await read(Buffer.from(`${TEXT}3\n4,示例,多余\n`));
    expect(table.errors).toMatchObject([
      { row: 3, cell: 'B3', message: '不能为空' },
      { row: 4, cell: 'C4', value: '多余' },
    ]);
  });

  test('another separator: the header is not found', async () => {
    const table = await read(Buffer.from(TEXT.replaceAll(',', ';')));
    expect(table.errors[0]?.message).toMatch(/没有找到表头/);
  });
});
