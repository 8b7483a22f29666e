import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { anyText } from './parsers.ts';
import { readTable } from './read-table.ts';
import { defineColumn } from './table.ts';
import { tableError } from './table-error.ts';
import { aHandmadeWorkbook } from './test-workbook.ts';
import { writeErrorTable } from './write-error-table.ts';
import { writeCsv, writeTsv } from './write-plain.ts';
import { writeXlsx } from './write-xlsx.ts';
import { openXlsxArchive, xlsxContent } from './xlsx-archive.ts';

const DANGEROUS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
const NAME = defineColumn({ key: 'name', headers: ['名称'], required: true, parse: anyText });

async function part(content: Buffer, name: string): Promise<string> {
  const archive = await openXlsxArchive(content);
  const entry = archive.entries.get(name);
  if (!entry) throw new Error(`no part ${name}`);
  const chunks: Buffer[] = [];
  for await (const chunk of xlsxContent(archive, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('workbooks', () => {
  test('banner, title, notes and header stand above numbers as numbers and rates as text', async () => {
    const content = await writeXlsx({
      banner: '演示数据',
      title: '备案完成情况统计表',
      notes: ['统计截至 2020-08-17'],
      sheets: [
        {
          name: '各地',
          columns: [
            { header: '区域', width: 12 },
            { header: '学校总数', type: 'number' },
            { header: '备案完成率', type: 'rate' },
          ],
          rows: [
            ['郑州市', 3288, '47.66%'],
            [{ value: '合计', mark: 'total' }, null, '—'],
          ],
        },
      ],
    });
    expect(await readSheet(content)).toEqual([
      ['演示数据', null, null],
      ['备案完成情况统计表', null, null],
      ['统计截至 2020-08-17', null, null],
      ['区域', '学校总数', '备案完成率'],
      ['郑州市', 3288, '47.66%'],
      ['合计', null, '—'],
    ]);
    const sheet = await part(content, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('ref="A2:C2"');
    expect(sheet).toMatch(/<pane [^>]*ySplit="4"[^>]*state="frozen"/);
  });

  test('no text is ever a formula, and it comes back as it was', async () => {
    const texts = [...DANGEROUS, '_x000D_', 'a\u0000b', '𠮷'];
    const content = await writeXlsx({
      sheets: [{ name: '表', columns: [{ header: '名称' }], rows: texts.map((text) => [text]) }],
    });
    expect(await part(content, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
    const column = { ...NAME, multiline: true };
    const table = await readTable({ name: 'a.xlsx', content }, [column]);
    expect(table.rows.map(({ values }) => values.name)).toEqual([
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '=1',
      '=1',
      '_x000D_',
      'ab',
      '𠮷',
    ]);
  });

  test('names of sheets are made acceptable and unique', async () => {
    const sheet = (name: string) => ({ name, columns: [{ header: '甲' }], rows: [] });
    const content = await writeXlsx({
      sheets: [sheet('a/b:[c]'), sheet('长'.repeat(40)), sheet('长'.repeat(40))],
    });
    const workbook = await part(content, 'xl/workbook.xml');
    const names = [...workbook.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['a b  c', '长'.repeat(31), `${'长'.repeat(27)}(3)`]);
  });
});

describe('plain tables', () => {
  const table = {
    headers: ['name', 'n'],
    rows: [
      ['示例,"甲"', -1],
      ['=1', null],
      ['两\n行', 1.5],
    ] as const,
  };

  test('CSV', () => {
    expect(writeCsv(table)).toBe('\ufeffname,n\r\n"示例,""甲""",-1\r\n\'=1,\r\n"两\n行",1.5\r\n');
    expect(writeCsv(table, { bom: false }).startsWith('name')).toBe(true);
  });

  test('TSV', () => {
    expect(writeTsv(table)).toBe('name\tn\n示例,"甲"\t-1\n\'=1\t\n两 行\t1.5\n');
  });

  test.each(DANGEROUS)('a cell %j is no formula in CSV or TSV', (text) => {
    const cells = { headers: ['a'], rows: [[text]] };
    expect(writeCsv(cells, { bom: false })).toMatch(/^a\r\n"?'/);
    expect(writeTsv(cells)).not.toMatch(/\n[=+\-@\t\r]/);
  });
});

describe('error tables', () => {
  const COLUMNS = [
    defineColumn({ key: 'code', headers: ['代码'], required: true, parse: anyText }),
    NAME,
  ] as const;

  test('repeat the faulty rows with their errors, and can be corrected and uploaded again', async () => {
    const source = aHandmadeWorkbook([
      ['代码', '名称'],
      ['1', '甲'],
      ['', ''],
      ['2', '<c><f>A1</f><v>乙</v></c>'],
      ['3', '丙'],
    ]);
    const read = await readTable({ name: 'a.xlsx', content: source }, COLUMNS);
    const [first] = read.rows;
    if (!first) throw new Error('no row');
    const late = tableError(read, first, 'code', '没有这所学校');
    expect(late).toEqual({ row: 2, cell: 'A2', column: '代码', value: '1', message: '没有这所学校' });
    const content = await writeErrorTable({
      title: '导入错误',
      headers: read.headers,
      rows: [first, ...read.faultyRows],
      errors: [late, ...read.errors],
    });
    const rows = await readSheet(content);
    expect(rows[1]?.[0]).toMatch(/共 2 处错误，涉及 2 行/);
    expect(rows.slice(2)).toEqual([
      ['错误说明', '代码', '名称'],
      ['A2「代码」：没有这所学校', '1', '甲'],
      [expect.stringMatching(/^B4「名称」：单元格是公式/), '2', '乙'],
    ]);
    expect(await part(content, 'xl/styles.xml')).toMatch(/FFC7CE/i);
    const again = await readTable({ name: 'b.xlsx', content }, COLUMNS);
    expect(again.rows.map(({ values }) => values)).toEqual([
      { code: '1', name: '甲' },
      { code: '2', name: '乙' },
    ]);
  });
});
