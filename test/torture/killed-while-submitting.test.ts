import { expect, test } from 'vitest';
import { killedWhileSubmitting } from './killed-while-submitting.ts';

test('kill -9 of server and database while filings are submitted: nothing acknowledged is lost', async () => {
  const result = await killedWhileSubmitting(120, 'both');
  expect(result).toMatchObject({ lost: 0, damage: '' });
  expect(result.acknowledged).toBeGreaterThanOrEqual(40);
});
