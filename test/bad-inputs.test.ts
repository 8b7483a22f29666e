import { beforeAll, expect, test } from 'vitest';
import { endpointsOf } from './access-request.ts';
import { aWorld, type World } from './access-world.ts';
import { anApp } from './app.ts';
import { tryBadInputs } from './try-bad-inputs.ts';

const app = await anApp();
let world: World;

beforeAll(async () => {
  world = await aWorld(app);
});

test.each(endpointsOf(app).map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s refuses what is wrong, in Chinese, and never answers 500',
  async (_name, endpoint) => {
    expect((await tryBadInputs(world, endpoint)).failures).toEqual([]);
  },
);
