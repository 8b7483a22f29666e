import { expect, test } from 'vitest';
import { anApp } from '../../../test/app.ts';
import { record } from '../audit/timeline.ts';
import { transaction } from '../db/database.ts';
import { occasionOfProgram } from '../occasion.ts';

const app = await anApp();

test('tell how long each route takes and how long entries have waited to be sealed', async () => {
  const { db } = app.database;
  await app.call(null, 'GET', '/healthz');
  await transaction(db, (tx) =>
    record(tx, occasionOfProgram('test', app.now, new Map()), 'test', [
      { streamId: 1, action: 'note', body: {} },
    ]),
  );
  app.now = new Date(app.now.getTime() + 90_000);
  const { body: text } = await app.call(null, 'GET', '/metrics');
  expect(text).toMatch(
    /^http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 1$/m,
  );
  expect(text).toMatch(/^audit_oldest_unsealed_entry_age_seconds 90$/m);
  expect(text).toMatch(/^audit_last_checkpoint_age_seconds Nan$/m);
});
