-- Completion: for how long an organisation counted in a metric. A projection of the timelines, kept in the same
-- transaction as the change; `completion --recompute` rebuilds it from the entries and compares.

CREATE TABLE completion_periods (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id bigint NOT NULL REFERENCES organisations,
  metric text NOT NULL CHECK (metric IN ('started', 'filed', 'confirmed', 'completed')),
  app_id bigint,
  case_id bigint,
  effective_from timestamptz NOT NULL,
  effective_to timestamptz NOT NULL DEFAULT 'infinity',
  recorded_from timestamptz NOT NULL,
  recorded_to timestamptz NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE completion_periods IS 'Organisation × metric × app × period, as known during another period.';
COMMENT ON COLUMN completion_periods.id IS 'Key of the row.';
COMMENT ON COLUMN completion_periods.organisation_id IS 'Who counts.';
COMMENT ON COLUMN completion_periods.metric IS 'started 开展; filed 已提交 and confirmed 已确认, by app; completed: the union of confirmed, what the published rate counts.';
COMMENT ON COLUMN completion_periods.app_id IS 'By which app; null for a declaration of no use, and for started and completed.';
COMMENT ON COLUMN completion_periods.case_id IS 'The case that opened it; null for completed.';
COMMENT ON COLUMN completion_periods.effective_from IS 'Counts from then.';
COMMENT ON COLUMN completion_periods.effective_to IS 'Until then (exclusive).';
COMMENT ON COLUMN completion_periods.recorded_from IS 'Known since.';
COMMENT ON COLUMN completion_periods.recorded_to IS 'Believed until (exclusive).';
CREATE INDEX completion_periods_by_organisation ON completion_periods (organisation_id, metric);
CREATE INDEX completion_periods_of_schools ON completion_periods (metric, organisation_id)
  INCLUDE (effective_from, effective_to, recorded_from, recorded_to) WHERE metric IN ('started', 'completed');
CREATE INDEX organisation_periods_roster ON organisation_periods (province_id, organisation_id)
  INCLUDE (region_id, county_id, parent_id, effective_from, effective_to, recorded_from, recorded_to)
  WHERE kind = 'school' AND open;

GRANT SELECT, INSERT, UPDATE ON completion_periods TO registry_runtime;
