-- Use filing: what is being filed. The records it leads to stand in register_uses.

CREATE TABLE use_filings (
  case_id bigint PRIMARY KEY REFERENCES cases,
  organisation_id bigint NOT NULL REFERENCES organisations,
  purpose text NOT NULL CHECK (purpose IN ('first', 'amendment', 'stop', 'no-use')),
  app_id bigint REFERENCES register_apps,
  use_id bigint REFERENCES register_uses,
  filed_by_id bigint NOT NULL REFERENCES organisations,
  revision integer NOT NULL DEFAULT 0,
  draft jsonb,
  draft_version integer NOT NULL DEFAULT 1,
  copied_from bigint REFERENCES cases,
  reserved_app_id bigint
);
COMMENT ON TABLE use_filings IS 'One submission of a using unit: a first filing, an amendment, a stop of use, or a declaration that no app is used.';
COMMENT ON COLUMN use_filings.case_id IS 'Its case.';
COMMENT ON COLUMN use_filings.organisation_id IS 'The using unit.';
COMMENT ON COLUMN use_filings.purpose IS 'What is submitted.';
COMMENT ON COLUMN use_filings.app_id IS 'The app picked from the register; null while none is picked, for self-developed apps before confirmation, and for no-use.';
COMMENT ON COLUMN use_filings.use_id IS 'The published use that is amended or stopped.';
COMMENT ON COLUMN use_filings.filed_by_id IS 'Who filled it in: the unit itself, or an authority above on its behalf (代填).';
COMMENT ON COLUMN use_filings.revision IS 'Number of the revision last submitted; 0 before.';
COMMENT ON COLUMN use_filings.draft IS 'What is being typed; null once submitted.';
COMMENT ON COLUMN use_filings.draft_version IS 'Raised with each saving, so that two tabs notice each other.';
COMMENT ON COLUMN use_filings.copied_from IS 'The filing of an earlier year that it was copied from.';
COMMENT ON COLUMN use_filings.reserved_app_id IS 'The register id that a self-developed app will have once confirmed.';
ALTER TABLE use_filings ALTER draft SET STATISTICS 0;
CREATE INDEX use_filings_by_organisation ON use_filings (organisation_id, app_id);

CREATE TABLE declarations (
  case_id bigint PRIMARY KEY REFERENCES use_filings,
  organisation_id bigint NOT NULL REFERENCES organisations,
  in_force_from timestamptz NOT NULL,
  in_force_to timestamptz NOT NULL DEFAULT 'infinity'
);
COMMENT ON TABLE declarations IS 'Confirmed declarations of no use. One ends when a use is confirmed.';
COMMENT ON COLUMN declarations.case_id IS 'The case in which it was confirmed.';
COMMENT ON COLUMN declarations.organisation_id IS 'Who uses no app.';
COMMENT ON COLUMN declarations.in_force_from IS 'Since when confirmed.';
COMMENT ON COLUMN declarations.in_force_to IS 'Until when.';
CREATE UNIQUE INDEX declarations_current ON declarations (organisation_id) WHERE in_force_to = 'infinity';

GRANT SELECT, INSERT, UPDATE ON use_filings, declarations TO registry_runtime;
-- A self-developed app's register id is reserved when its filing is submitted.
GRANT USAGE ON SEQUENCE register_apps_id_seq TO registry_runtime;
