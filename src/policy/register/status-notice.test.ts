import { describe, expect, test } from 'vitest';
import { circumstances } from '../../../test/builders/use-filing.ts';
import { legalDay } from '../legal-day.ts';
import { becauseOf, noticeOfEnding, noticeOfReturn } from './status-notice.ts';

const news = {
  name: '示例作业',
  number: '教APP备1100001号',
  status: 'suspended',
  effectiveOn: legalDay('2020-09-01'),
  because: becauseOf('整改期间暂停', '某省公告〔2020〕1号'),
} as const;
const stopBy = legalDay('2020-10-01');

describe('what a using unit is told', () => {
  test('what happened, why, by which articles, and by when to act', () => {
    const at = circumstances({ today: legalDay('2020-09-01') });
    expect(noticeOfEnding(news, stopBy, at)).toEqual({
      title: '“示例作业”的提供者备案已暂停，请在 2020-10-01 前停用或更换',
      text: [
        '“示例作业”（教APP备1100001号）自 2020-09-01 起已暂停。理由：整改期间暂停（来源：某省公告〔2020〕1号）。',
        '依据：《备案管理办法》第八条、《备案管理办法》第二十四条、教技函〔2019〕55号（十六）、教办科技〔2020〕180号二、平台规定：期限由主管部门设定。',
        '请在 2020-10-01（含当日）前停用或更换，并在平台提交“停用应用”。',
        '备案恢复后，平台会另行通知并取消期限。',
      ].join('\n'),
    });
  });

  test.each([
    ['before the notice of 2020-08-26', { today: legalDay('2020-08-25') }],
    ['outside Henan', { today: legalDay('2020-09-01'), territories: ['110000', '000000'] }],
  ])('%s the provincial notice is not cited', (_edge, at) => {
    const { text } = noticeOfEnding(news, stopBy, circumstances(at));
    expect(text).toContain('第二十四条');
    expect(text).not.toContain('180号');
  });

  test('a return asks for nothing', () => {
    const { title, text } = noticeOfReturn({ ...news, status: 'filed' });
    expect(title).toBe('“示例作业”的提供者备案已恢复');
    expect(text).toContain('自 2020-09-01 起恢复备案');
    expect(text).toContain('停用期限取消');
  });
});
