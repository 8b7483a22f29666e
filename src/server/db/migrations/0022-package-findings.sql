-- What an officer makes of each finding of the automatic checks, beside the items that are verified.

CREATE TABLE provider_filing_findings (
  case_id bigint NOT NULL REFERENCES provider_filings,
  revision integer NOT NULL,
  finding bytea NOT NULL,
  path text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'to-return')),
  account_id bigint REFERENCES accounts,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, revision, finding)
);
COMMENT ON TABLE provider_filing_findings IS 'Findings of automatic checks that an officer has accepted or marked for return; the last word on each stands here, every word in the timeline.';
COMMENT ON COLUMN provider_filing_findings.case_id IS 'Of which filing.';
COMMENT ON COLUMN provider_filing_findings.revision IS 'Of which revision.';
COMMENT ON COLUMN provider_filing_findings.finding IS 'SHA-256 of rule, field and message: what says something else is another finding.';
COMMENT ON COLUMN provider_filing_findings.path IS 'The item that it belongs to, see policy/provider-filing/verification-items.ts.';
COMMENT ON COLUMN provider_filing_findings.outcome IS 'accepted 接受, to-return 列入退回.';
COMMENT ON COLUMN provider_filing_findings.account_id IS 'Who decided; null for a program.';
COMMENT ON COLUMN provider_filing_findings.decided_at IS 'When.';
GRANT SELECT, INSERT, UPDATE ON provider_filing_findings TO registry_runtime;

-- How far the inspection of a package has come, asked for by its contents.
CREATE INDEX jobs_by_package ON jobs ((request ->> 'sha256')) WHERE kind = 'inspect-package';
