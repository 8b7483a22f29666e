-- Jobs are delivered from their own table; see docs/adr/0005-jobs.md.

ALTER TABLE jobs ADD COLUMN attempts integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN jobs.attempts IS 'How often it was begun; it is given up after a few.';
