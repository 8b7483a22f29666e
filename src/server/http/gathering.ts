import { OutcomeUnknown } from '../db/outage.ts';

/** No more than so many in one set, so that none of them waits long for the others. */
const MOST = 64;

export interface GatheredWork<Asked, Answer> {
  /** Answers those that can be done in one go. If it throws, nothing has happened. */
  readonly together: (set: readonly Asked[]) => Promise<ReadonlyMap<Asked, Answer>>;
  /** Does one, or says why not. */
  readonly alone: (asked: Asked) => Promise<Answer>;
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
}

/**
 * What is asked while a set is served is served together as the next one: nobody waits for company, and a rush costs each
 * a fraction. Whoever cannot be served together is served alone, without holding up the others, and is told what it
 * would have been told by itself.
 */
export function gathering<Asked, Answer>({
  together,
  alone,
}: GatheredWork<Asked, Answer>): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let isServing = false;
  const serve = async (set: readonly Waiting<Asked, Answer>[]): Promise<void> => {
    const answers = await together(set.map(({ asked }) => asked)).catch((error: unknown) =>
      nobodyUnlessInDoubt<Asked, Answer>(error),
    );
    for (const { asked, resolve } of set)
      resolve(
        answers instanceof OutcomeUnknown ? Promise.reject(answers) : (answers.get(asked) ?? alone(asked)),
      );
  };
  const serveAll = async (): Promise<void> => {
    if (isServing) return;
    isServing = true;
    while (waiting.length > 0) await serve(waiting.splice(0, MOST));
    isServing = false;
  };
  return (asked) =>
    new Promise((resolve) => {
      waiting.push({ asked, resolve });
      void serveAll();
    });
}

/** Alone each finds out what is the matter; but what may have happened must not happen again. */
function nobodyUnlessInDoubt<Asked, Answer>(error: unknown): ReadonlyMap<Asked, Answer> | OutcomeUnknown {
  return error instanceof OutcomeUnknown ? error : new Map<Asked, Answer>();
}
