-- Effects leave in the order in which they were caused, and one of several servers does what is due.

ALTER TABLE outbox ADD COLUMN written_by xid8 NOT NULL DEFAULT pg_current_xact_id();
COMMENT ON COLUMN outbox.written_by IS 'The transaction that caused it; it leaves once all earlier ones have ended, so that none can still slip in before it.';
CREATE INDEX outbox_by_topic ON outbox (topic, id) WHERE delivered_at IS NULL;

CREATE TABLE scheduled_tasks (
  name text PRIMARY KEY,
  last_run_at timestamptz NOT NULL
);
COMMENT ON TABLE scheduled_tasks IS 'What is done every minute or every day, by whichever server comes first.';
COMMENT ON COLUMN scheduled_tasks.name IS 'Which task.';
COMMENT ON COLUMN scheduled_tasks.last_run_at IS 'When it was last done.';

GRANT SELECT, INSERT, UPDATE ON scheduled_tasks TO registry_runtime;
