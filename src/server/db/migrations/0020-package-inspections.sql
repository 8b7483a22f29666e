-- What install packages are, beside what was declared (F1 note 5). By contents: the same file is inspected once.

CREATE TABLE package_inspections (
  sha256 bytea PRIMARY KEY,
  inspector integer NOT NULL,
  report jsonb NOT NULL,
  platform text GENERATED ALWAYS AS (report ->> 'platform') STORED,
  package_id text COLLATE "C" GENERATED ALWAYS AS (report ->> 'packageId') STORED,
  version_name text GENERATED ALWAYS AS (report ->> 'versionName') STORED,
  inspected_at timestamptz NOT NULL
);
COMMENT ON TABLE package_inspections IS 'What the inspection of an install package has found. Written anew when the inspection has learned something.';
COMMENT ON COLUMN package_inspections.sha256 IS 'Of the contents; many files may have them.';
COMMENT ON COLUMN package_inspections.inspector IS 'By which version of the inspection, see features/app-packages/inspections.ts.';
COMMENT ON COLUMN package_inspections.report IS 'What the package says and proves, see policy/app-packages/report.ts.';
COMMENT ON COLUMN package_inspections.platform IS 'ios, android; null for what is no package.';
COMMENT ON COLUMN package_inspections.package_id IS 'Android package name or iOS bundle id, as the package itself says.';
COMMENT ON COLUMN package_inspections.version_name IS 'The version that the package itself names.';
COMMENT ON COLUMN package_inspections.inspected_at IS 'When.';
CREATE INDEX package_inspections_by_package ON package_inspections (package_id, platform);
GRANT SELECT, INSERT, UPDATE ON package_inspections TO registry_runtime;

-- The versions of an app, and how old the newest is (U 三.5).

ALTER TABLE register_packages ADD published_at timestamptz, ADD sha256 bytea;
COMMENT ON COLUMN register_packages.published_at IS 'When this version was published first; null where it came before that was kept.';
COMMENT ON COLUMN register_packages.sha256 IS 'Of the file that was filed, whose inspection is known by it; null for what came from a list.';
