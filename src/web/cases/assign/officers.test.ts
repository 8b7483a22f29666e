import { describe, expect, test } from 'vitest';
import type { Me } from '../../api/me.ts';
import type { Case } from '../case-queries.ts';
import { assigneeTitle, chosenAccount, mayAssign, officerChoices } from './officers.ts';

const ann = { accountId: 7, loginName: 'ann', openCases: 2 };
const ben = { accountId: 5, loginName: 'ben', openCases: 0 };

describe('whom cases can be given to', () => {
  test('oneself first, nobody last, whatever the numbers of the accounts', () => {
    const choices = officerChoices(ann, [ben, ann]);
    expect(Object.values(choices)).toEqual([
      '本人（未办结 2 件）',
      'ben（未办结 0 件）',
      '不指定，改为未分配',
    ]);
    expect(Object.keys(choices).map(chosenAccount)).toEqual([7, 5, null]);
  });

  test('who is not an officer there is not offered', () => {
    expect(Object.keys(officerChoices({ accountId: 9 }, [ben])).map(chosenAccount)).toEqual([5, null]);
  });
});

test('who works on a case: oneself, a colleague, somebody who has left, nobody', () => {
  const titles = [7, 5, 6, null].map((id) => assigneeTitle(id, ann, [ann, ben]));
  expect(titles).toEqual(['本人', 'ben', '其他审核人员', '未分配']);
});

describe('which cases can be assigned', () => {
  const me = (role: 'officer' | 'clerk') =>
    ({ accountId: 7, memberships: [{ role, organisationId: 1 }] }) as unknown as Me;
  const filed = (authority: number, awaits: string) =>
    ({ awaits, authority: { id: authority, name: '' } }) as unknown as Case;

  test.each([
    ['open and filed here', me('officer'), filed(1, 'authority'), true],
    ['returned: it comes back to whoever knows it', me('officer'), filed(1, 'owner'), true],
    ['closed', me('officer'), filed(1, 'nobody'), false],
    ['filed to another', me('officer'), filed(2, 'authority'), false],
    ['by a clerk', me('clerk'), filed(1, 'authority'), false],
  ])('%s', (_what, who, filing, is) => {
    expect(mayAssign(who, filing)).toBe(is);
  });
});
