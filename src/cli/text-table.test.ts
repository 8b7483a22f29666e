import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

it('aligns columns, Chinese characters as two places, numbers and rates to the right', () => {
  const rows = [
    [1, '郑州市', 3288, '47.66%'],
    [10, '平顶山市', 9, '—'],
  ];
  expect(textTable(['序号', '区域', '学校总数', '完成率'], rows)).toBe(
    [
      '序号  区域      学校总数  完成率',
      '   1  郑州市        3288  47.66%',
      '  10  平顶山市         9       —',
    ].join('\n'),
  );
});
