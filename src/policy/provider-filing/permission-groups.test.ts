import { expect, test } from 'vitest';
import { inspectedAs } from '../../../test/builders/provider-filing.ts';
import { inspectedPackages } from './inspected-packages.ts';
import { compareGroups } from './permission-groups.ts';

const CAMERA = 'android.permission.CAMERA';
const CONTACTS = 'android.permission.READ_CONTACTS';
const LOCATION = 'android.permission.ACCESS_FINE_LOCATION';
const NETWORK = 'android.permission.INTERNET';

function compared(permissions: string[], changes: Parameters<typeof inspectedAs>[1]) {
  const facts = inspectedAs({ permissions }, changes);
  const [inspected] = inspectedPackages(facts);
  if (inspected === undefined) throw new Error('no package');
  const { groups, others } = compareGroups(inspected.app, inspected.report, facts.permissions);
  return {
    others,
    groups: groups.map(
      ({ group, isDeclared, names, isBeyondNeed }) =>
        `${group.code}${isDeclared ? ' declared' : ''}${names.length > 0 ? ' asked' : ''}${isBeyondNeed ? ' beyond' : ''}`,
    ),
  };
}

test.each([
  ['as declared', [CAMERA], { permissions: ['camera'] }, ['camera declared asked']],
  ['declared and not asked for', [], { permissions: ['camera'] }, ['camera declared']],
  ['not declared, and more than is needed', [CONTACTS], { permissions: [] }, ['contacts asked beyond']],
  [
    'what management needs',
    [LOCATION],
    { permissions: ['location'], functionTypes: ['management' as const] },
    ['location declared asked'],
  ],
  [
    'without a function nothing is beyond need',
    [LOCATION],
    { permissions: [], functionTypes: [] },
    ['location asked'],
  ],
  ['none declared is no group', [], { permissions: ['none'] }, []],
])('%s', (_edge, asked, changes, groups) => {
  expect(compared(asked, changes).groups).toEqual(groups);
});

test('what belongs to no group stands apart', () => {
  expect(compared([NETWORK, CAMERA], {}).others).toEqual([NETWORK]);
});
