-- Completion: for how long an organisation counted in a metric. A projection of the timelines, kept in the same
-- transaction as the change; `completion --recompute` rebuilds it from the entries and compares, hence no foreign keys.

CREATE TABLE completion_periods (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id bigint NOT NULL,
  metric text NOT NULL CHECK (metric IN ('started', 'filed', 'submitted', 'confirmed', 'completed')),
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
COMMENT ON COLUMN completion_periods.metric IS 'started 开展; filed 已提交 and confirmed 已确认, by app; submitted and completed: their unions, one row of a school at any instant, what rates count.';
COMMENT ON COLUMN completion_periods.app_id IS 'By which app; null for a declaration of no use, and where a school counts as a whole.';
COMMENT ON COLUMN completion_periods.case_id IS 'The case that opened it; null for submitted and completed.';
COMMENT ON COLUMN completion_periods.effective_from IS 'Counts from then.';
COMMENT ON COLUMN completion_periods.effective_to IS 'Until then (exclusive).';
COMMENT ON COLUMN completion_periods.recorded_from IS 'Known since.';
COMMENT ON COLUMN completion_periods.recorded_to IS 'Believed until (exclusive).';
CREATE INDEX completion_periods_by_organisation ON completion_periods (organisation_id, metric);
-- A table merges the two narrow indexes below in the order of schools, one pass over each; for one province among many
-- its schools are looked up one by one.
CREATE INDEX completion_periods_of_schools ON completion_periods (metric, organisation_id)
  INCLUDE (effective_from, effective_to, recorded_from, recorded_to) WHERE metric IN ('started', 'submitted', 'completed');
CREATE INDEX organisation_periods_roster ON organisation_periods (organisation_id)
  INCLUDE (province_id, region_id, county_id, effective_from, effective_to, recorded_from, recorded_to)
  WHERE kind = 'school' AND open;
CREATE INDEX organisation_periods_roster_of_province ON organisation_periods (province_id, organisation_id)
  INCLUDE (region_id, county_id, effective_from, effective_to, recorded_from, recorded_to)
  WHERE kind = 'school' AND open;
CREATE INDEX organisation_periods_below ON organisation_periods (parent_id, kind);

-- A projection, which a repair replaces; the timelines are what must not change.
GRANT SELECT, INSERT, UPDATE, DELETE ON completion_periods TO registry_runtime;
