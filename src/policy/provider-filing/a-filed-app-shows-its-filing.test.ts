import { expect, test } from 'vitest';
import { fieldsFound } from '../../../test/builders/findings.ts';
import { fileId } from '../../../test/builders/use-filing.ts';
import { aFiledAppShowsItsFiling, type ShowingFacts } from './a-filed-app-shows-its-filing.ts';

const shown: ShowingFacts = {
  form: { where: '我的—关于—备案信息', screenshot: fileId(1) },
  screenshotExists: true,
  filed: true,
};

test.each<[string, ShowingFacts, string[]]>([
  ['place and picture', shown, []],
  ['no place', { ...shown, form: { screenshot: fileId(1) } }, ['where']],
  ['a blank is no place', { ...shown, form: { ...shown.form, where: '' } }, ['where']],
  ['a picture of somebody else’s', { ...shown, screenshotExists: false }, ['screenshot']],
  ['nothing at all', { form: {}, screenshotExists: false, filed: true }, ['where', 'screenshot']],
  ['a filing that was revoked', { ...shown, filed: false }, ['(whole form)']],
])('%s', (_edge, facts, fields) => {
  expect(fieldsFound(aFiledAppShowsItsFiling, facts, { addressees: ['provider'] })).toEqual(fields);
});
