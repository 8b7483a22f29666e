import { expect, it } from 'vitest';
import { anApp } from '../../../test/app.ts';

it('describes every schema that it refers to, and none that nothing refers to', async () => {
  const app = await anApp();
  const text = (await app.app.inject('/api/v1/openapi.json')).body;
  const described = Object.keys(JSON.parse(text).components.schemas);
  const referred = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  expect(described.length).toBeGreaterThan(20);
  expect(new Set(described)).toEqual(new Set(referred));
});
