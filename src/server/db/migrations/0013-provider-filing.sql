-- What providers file with the province: one case for each submission, with one or more apps.

CREATE TABLE provider_filings (
  case_id bigint PRIMARY KEY REFERENCES cases,
  organisation_id bigint NOT NULL REFERENCES organisations,
  purpose text NOT NULL CHECK (purpose IN ('first', 'amendment')),
  amends_id bigint REFERENCES register_apps,
  revision integer NOT NULL DEFAULT 0,
  draft jsonb,
  draft_version integer NOT NULL DEFAULT 1,
  split_from bigint REFERENCES cases,
  split_apps text[] NOT NULL DEFAULT '{}',
  reviewed_by bigint REFERENCES accounts,
  verification_started_on date,
  verification_due_on date,
  clock_runs_on boolean NOT NULL DEFAULT false,
  CHECK ((purpose = 'amendment') = (amends_id IS NOT NULL))
);
COMMENT ON TABLE provider_filings IS 'One submission of a provider: apps that are not published yet, or the change of a published one.';
COMMENT ON COLUMN provider_filings.case_id IS 'Its case.';
COMMENT ON COLUMN provider_filings.organisation_id IS 'The provider.';
COMMENT ON COLUMN provider_filings.purpose IS 'What is submitted.';
COMMENT ON COLUMN provider_filings.amends_id IS 'The published record that is amended.';
COMMENT ON COLUMN provider_filings.revision IS 'Number of the revision last submitted; 0 before.';
COMMENT ON COLUMN provider_filings.draft IS 'What is being typed; null once submitted.';
COMMENT ON COLUMN provider_filings.draft_version IS 'Raised with each saving, so that two tabs notice each other.';
COMMENT ON COLUMN provider_filings.split_from IS 'The filing that its apps were split off from.';
COMMENT ON COLUMN provider_filings.split_apps IS 'Keys of apps of the last revision that were split off and go on in a case of their own.';
COMMENT ON COLUMN provider_filings.reviewed_by IS 'Who approved first, where two people approve.';
COMMENT ON COLUMN provider_filings.verification_started_on IS 'Start of the verification clock of the last submission.';
COMMENT ON COLUMN provider_filings.verification_due_on IS 'Its last day; null while the calendar lacks it.';
COMMENT ON COLUMN provider_filings.clock_runs_on IS 'A return named what could have been named before: that clock runs on after the supplement.';
ALTER TABLE provider_filings ALTER draft SET STATISTICS 0;
CREATE INDEX provider_filings_by_organisation ON provider_filings (organisation_id);
CREATE INDEX provider_filings_by_record ON provider_filings (amends_id) WHERE amends_id IS NOT NULL;

CREATE TABLE provider_filing_checks (
  case_id bigint NOT NULL REFERENCES provider_filings,
  revision integer NOT NULL,
  path text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('right', 'defect')),
  note text,
  account_id bigint REFERENCES accounts,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, revision, path)
);
COMMENT ON TABLE provider_filing_checks IS 'Verification item by item; the last word on each item stands here, every word in the timeline.';
COMMENT ON COLUMN provider_filing_checks.case_id IS 'Of which filing.';
COMMENT ON COLUMN provider_filing_checks.revision IS 'Of which revision.';
COMMENT ON COLUMN provider_filing_checks.path IS 'Which item, see policy/provider-filing/verification-items.ts.';
COMMENT ON COLUMN provider_filing_checks.outcome IS 'right 无误, defect 有误.';
COMMENT ON COLUMN provider_filing_checks.note IS 'What was found, in the officer''s words.';
COMMENT ON COLUMN provider_filing_checks.account_id IS 'Who verified it; null for a program.';
COMMENT ON COLUMN provider_filing_checks.checked_at IS 'When.';

CREATE TABLE filing_number_counters (
  province_code text PRIMARY KEY CHECK (province_code ~ '^[0-9]{2}$'),
  last_serial integer NOT NULL
);
COMMENT ON TABLE filing_number_counters IS 'Gapless numbers: taken in the approving transaction, so that what is rolled back leaves no gap.';
COMMENT ON COLUMN filing_number_counters.province_code IS 'The two digits after 教APP备.';
COMMENT ON COLUMN filing_number_counters.last_serial IS 'The serial last given.';

ALTER TABLE register_apps ADD filing_case_id bigint REFERENCES cases, ADD filing_app_key text, ADD amendment_since timestamptz;
COMMENT ON COLUMN register_apps.filing_case_id IS 'The provider filing whose approval published this state of the record.';
COMMENT ON COLUMN register_apps.filing_app_key IS 'Key of the app in that filing''s form.';
COMMENT ON COLUMN register_apps.amendment_since IS '变更核验中 since then; null when no amendment is being verified.';
CREATE INDEX register_apps_by_filing ON register_apps (filing_case_id) WHERE filing_case_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON provider_filings, provider_filing_checks, filing_number_counters TO registry_runtime;

-- What belongs to a published record besides what was approved.

ALTER TABLE register_apps ADD shown_where text, ADD shown_screenshot bigint REFERENCES files, ADD shown_recorded_at timestamptz;
COMMENT ON COLUMN register_apps.shown_where IS 'Where the app shows its filing, as its provider says (M 14).';
COMMENT ON COLUMN register_apps.shown_screenshot IS 'A picture of that place.';
COMMENT ON COLUMN register_apps.shown_recorded_at IS 'When the provider said so.';

CREATE TABLE annulled_numbers (
  number text PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES register_apps,
  reason text NOT NULL,
  annulled_at timestamptz NOT NULL
);
COMMENT ON TABLE annulled_numbers IS 'Filing numbers that were given wrongly. They are never given again.';
COMMENT ON COLUMN annulled_numbers.number IS 'The number.';
COMMENT ON COLUMN annulled_numbers.app_id IS 'The record that bore it, and has another now.';
COMMENT ON COLUMN annulled_numbers.reason IS 'Why; public.';
COMMENT ON COLUMN annulled_numbers.annulled_at IS 'When.';

GRANT SELECT, INSERT ON annulled_numbers TO registry_runtime;
