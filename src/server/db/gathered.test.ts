import { describe, expect, test } from 'vitest';
import { gathered } from './gathered.ts';

function counting() {
  const batches: (readonly number[])[] = [];
  const ask = gathered<number, string>(async (keys) => {
    batches.push(keys);
    if (keys.includes(-1)) throw new Error('no connection');
    return keys.map((key) => `answer ${key}`);
  });
  return { ask, batches };
}

describe('questions that arrive together', () => {
  test('are asked as one and answered each', async () => {
    const { ask, batches } = counting();
    expect(await Promise.all([ask(1), ask(2), ask(1)])).toEqual(['answer 1', 'answer 2', 'answer 1']);
    expect(batches).toEqual([[1, 2, 1]]);
  });

  test('later ones are asked again', async () => {
    const { ask, batches } = counting();
    await ask(1);
    await ask(1);
    expect(batches).toEqual([[1], [1]]);
  });

  test('fail together, and the next are asked as if nothing had been', async () => {
    const { ask } = counting();
    const answers = await Promise.allSettled([ask(-1), ask(2)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask(2)).toBe('answer 2');
  });

  test('too many for one statement are asked in several', async () => {
    const { ask, batches } = counting();
    const keys = Array.from({ length: 1_234 }, (_, key) => key);
    expect(await Promise.all(keys.map(ask))).toEqual(keys.map((key) => `answer ${key}`));
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 234]);
  });
});
