-- Where an organisation stands, as place columns and as closure, is derived from parent_id, which keeps its foreign key.
-- Half of the time of entering a province was spent on looking up again what had just been derived.

ALTER TABLE organisation_periods
  DROP CONSTRAINT organisation_periods_province_id_fkey,
  DROP CONSTRAINT organisation_periods_region_id_fkey,
  DROP CONSTRAINT organisation_periods_county_id_fkey;
ALTER TABLE organisation_closure
  DROP CONSTRAINT organisation_closure_ancestor_id_fkey,
  DROP CONSTRAINT organisation_closure_descendant_id_fkey;
COMMENT ON TABLE organisation_closure IS 'Every ancestor of every organisation, itself included (depth 0), with effective times: what following parent_id says, as known now. Rebuilt by features/organisations/closure.ts, hence DELETE.';
GRANT DELETE ON organisation_closure TO registry_runtime;

COMMENT ON COLUMN liaisons.people IS 'Digest under which head and administrator, with positions and telephones, stand in personal_data.';

CREATE INDEX organisation_aliases_by_organisation ON organisation_aliases (organisation_id);
