-- Messages of the outbox go six months after they have ended; see src/server/jobs/forget-ended.ts.

COMMENT ON TABLE outbox IS 'Effects to come, written in the transaction that causes them; those that ended are kept for six months.';
GRANT DELETE ON outbox TO registry_runtime;
