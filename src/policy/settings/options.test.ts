import { describe, expect, test } from 'vitest';
import {
  APP_AUDIENCES,
  type AppAudience,
  codesOf,
  FUNCTION_TYPES,
  type FunctionType,
} from '../option-lists.ts';
import { contentsFor } from './contents-for.ts';
import { contents, permissions } from './default-option-lists.ts';
import { permissionGroupOf } from './options.ts';

const codesFor = (audience: AppAudience[], types: FunctionType[]) =>
  contentsFor(contents, audience, types).map(({ code }) => code);

describe('服务内容 depends on 服务对象 and 功能类型 (F1 note 11)', () => {
  test.each<[AppAudience[], FunctionType[], string, boolean]>([
    [['kindergarten'], ['learning'], 'exams-and-evaluation', false],
    [['kindergarten'], ['learning'], 'early-childhood', true],
    [['primary-secondary'], ['learning'], 'homework', true],
    [['primary-secondary'], ['management'], 'homework', false],
    [['primary-secondary', 'teacher'], ['learning', 'management'], 'office', true],
    [['university'], ['management'], 'home-school', false],
    [['parent'], ['management'], 'home-school', true],
    [[], ['learning'], 'other', false],
    [['teacher'], [], 'other', false],
  ])('%j, %j: %s %s', (audience, types, code, isOffered) => {
    expect(codesFor(audience, types).includes(code)).toBe(isOffered);
  });

  test('whoever is served by whatever type finds something to choose', () => {
    for (const audience of codesOf(APP_AUDIENCES))
      for (const type of codesOf(FUNCTION_TYPES))
        expect(codesFor([audience], [type]).length, `${audience} ${type}`).toBeGreaterThan(1);
  });

  test('a retired one is not offered', () => {
    const retired = contents.map((item) => ({ ...item, retired: item.code === 'homework' }));
    expect(contentsFor(retired, ['teacher'], ['learning']).some(({ code }) => code === 'homework')).toBe(
      false,
    );
  });
});

describe('what a package asks for belongs to a group', () => {
  test.each([
    ['android.permission.ACCESS_FINE_LOCATION', 'location'],
    ['android.permission.READ_MEDIA_IMAGES', 'storage'],
    ['NSCameraUsageDescription', 'camera'],
    ['com.android.voicemail.permission.ADD_VOICEMAIL', 'phone'],
    ['android.permission.INTERNET', undefined],
    ['ACCESS_FINE_LOCATION', undefined],
  ])('%s → %s', (name, group) => {
    expect(permissionGroupOf(permissions, name)?.code).toBe(group);
  });
});
