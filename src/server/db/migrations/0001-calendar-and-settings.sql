-- Statutory working days and dated settings. Both are data that an administrator edits; every edit is an entry.

CREATE TABLE calendar_days (
  day date PRIMARY KEY,
  working boolean NOT NULL,
  note text
);
COMMENT ON TABLE calendar_days IS 'Statutory calendar: one row for each day of each year that was loaded. A day without a row is unknown, never guessed.';
COMMENT ON COLUMN calendar_days.day IS 'Legal day in Asia/Shanghai.';
COMMENT ON COLUMN calendar_days.working IS 'True for working days, make-up days included.';
COMMENT ON COLUMN calendar_days.note IS 'Name of the holiday or 调休; null on an ordinary day.';

CREATE TABLE settings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  organisation_id bigint NOT NULL,
  effective_from date NOT NULL,
  value jsonb NOT NULL,
  recorded_at timestamptz NOT NULL
);
COMMENT ON TABLE settings IS 'Dated settings: option lists, scope per duty, deadlines. A case is judged by the value of its day; rows are added, never changed.';
COMMENT ON COLUMN settings.id IS 'Of two rows with the same day the later id holds.';
COMMENT ON COLUMN settings.key IS 'A key of policy/settings.';
COMMENT ON COLUMN settings.organisation_id IS 'The authority that set it; it holds for everybody below.';
COMMENT ON COLUMN settings.effective_from IS 'First legal day on which it holds.';
COMMENT ON COLUMN settings.value IS 'Valid against the key''s schema in policy/settings.';
COMMENT ON COLUMN settings.recorded_at IS 'When it was entered.';
CREATE INDEX settings_by_key ON settings (key, organisation_id, effective_from);

GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_days TO registry_runtime;
GRANT SELECT, INSERT ON settings TO registry_runtime;
