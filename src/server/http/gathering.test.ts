import { describe, expect, it } from 'vitest';
import { OutcomeUnknown } from '../db/outage.ts';
import { gathering } from './gathering.ts';

/** Serves a set when the test says so. */
function aDesk(refused: readonly string[] = []) {
  const sets: string[][] = [];
  const alone: string[] = [];
  const goOn: ((error?: Error) => void)[] = [];
  const ask = gathering<string, string>({
    together: (set) => {
      sets.push([...set]);
      return new Promise((resolve, reject) => {
        const answers = set
          .filter((each) => !refused.includes(each))
          .map((each) => [each, `${each} together`]);
        goOn.push((error) =>
          error === undefined ? resolve(new Map(answers as [string, string][])) : reject(error),
        );
      });
    },
    alone: async (asked) => {
      alone.push(asked);
      return `${asked} alone`;
    },
  });
  /** Ends the set that is being served, and waits for the next one. */
  const serve = async (error?: Error) => {
    goOn.shift()?.(error);
    await new Promise(setImmediate);
  };
  return { ask, serve, sets, alone };
}

describe('gathering', () => {
  it('serves the first at once, and together whoever came meanwhile', async () => {
    const { ask, serve, sets } = aDesk();
    const answers = ['a', 'b', 'c'].map(ask);
    expect(sets).toEqual([['a']]);
    await serve();
    expect(sets).toEqual([['a'], ['b', 'c']]);
    await serve();
    expect(await Promise.all(answers)).toEqual(['a together', 'b together', 'c together']);
  });

  it('lets no set grow beyond 64', async () => {
    const { ask, serve, sets } = aDesk();
    const answers = Array.from({ length: 100 }, (_, index) => ask(String(index)));
    for (let set = 0; set < 3; set += 1) await serve();
    await Promise.all(answers);
    expect(sets.map(({ length }) => length)).toEqual([1, 64, 35]);
  });

  it('serves alone who cannot be served together, without holding up the next set', async () => {
    const { ask, serve, alone } = aDesk(['b']);
    const answers = ['a', 'b', 'c'].map(ask);
    await serve();
    await serve();
    expect(await Promise.all(answers)).toEqual(['a together', 'b alone', 'c together']);
    expect(alone).toEqual(['b']);
  });

  it('serves each alone when the set fails', async () => {
    const { ask, serve } = aDesk();
    const answers = ['a', 'b', 'c'].map(ask);
    await serve();
    await serve(new Error('a deadlock'));
    expect(await Promise.all(answers)).toEqual(['a together', 'b alone', 'c alone']);
  });

  it('does nothing again that may have happened', async () => {
    const { ask, serve, alone } = aDesk();
    const answers = Promise.allSettled(['a', 'b', 'c'].map(ask));
    await serve();
    await serve(new OutcomeUnknown(new Error('cut off')));
    const outcomes = await answers;
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(alone).toEqual([]);
  });
});
