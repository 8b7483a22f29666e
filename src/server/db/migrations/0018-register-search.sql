-- The register as the public and app stores ask it: search, packages, providers, and what has changed since they last asked.

-- Nothing is searched before its columns are written: no default, so that a writer who forgets them is refused.
ALTER TABLE register_apps
  ADD COLUMN search_name text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN search_provider text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN search_initials text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN search_grams text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN search_facets text[] COLLATE "C" GENERATED ALWAYS AS (
    ARRAY['kind ' || kind, 'origin ' || origin, 'status ' || status, 'province ' || substr(number, 6, 2)]
    || platforms || function_types || audience) STORED,
  ADD COLUMN provider_id bigint REFERENCES organisations,
  ADD COLUMN complaint_channel text;
ALTER TABLE register_apps
  ALTER search_name DROP DEFAULT,
  ALTER search_provider DROP DEFAULT,
  ALTER search_initials DROP DEFAULT,
  ALTER search_grams DROP DEFAULT;
COMMENT ON COLUMN register_apps.search_name IS 'The name as it is searched: one width, lower case, without blanks; see features/register/search-columns.ts.';
COMMENT ON COLUMN register_apps.search_provider IS 'The provider''s name likewise.';
COMMENT ON COLUMN register_apps.search_initials IS 'Pinyin initials of the name, with its letters and digits.';
COMMENT ON COLUMN register_apps.search_grams IS 'Every two characters that stand together in the names, in lower case, and in the initials, in upper case.';
COMMENT ON COLUMN register_apps.search_facets IS 'Everything that a list can be narrowed to, the province being that of the number (教APP备41…).';
COMMENT ON COLUMN register_apps.provider_id IS 'The provider, where it is an organisation of this platform.';
COMMENT ON COLUMN register_apps.complaint_channel IS 'Where users complain to the provider, as it published it; null if not known.';

DROP INDEX register_apps_by_name;
CREATE INDEX register_apps_by_search_name ON register_apps (search_name, id);
CREATE INDEX register_apps_by_grams ON register_apps USING gin (search_grams) WITH (fastupdate = off);
CREATE INDEX register_apps_by_facets ON register_apps USING gin (search_facets) WITH (fastupdate = off);
CREATE INDEX register_apps_by_provider ON register_apps (provider_id, id) WHERE provider_id IS NOT NULL;
CREATE INDEX register_apps_of_operators ON register_apps (name, provider_name, kind) WHERE origin = 'platform-operator';
-- How frequent each pair is decides whether the index of pairs is the shorter way.
ALTER TABLE register_apps ALTER search_grams SET STATISTICS 200;

CREATE TABLE register_packages (
  app_id bigint NOT NULL REFERENCES register_apps,
  platform text NOT NULL CHECK (platform IN ('ios', 'android')),
  package_id text NOT NULL COLLATE "C",
  certificate_digest text,
  version text NOT NULL,
  PRIMARY KEY (platform, package_id, app_id, version)
);
COMMENT ON TABLE register_packages IS 'Install packages of published apps, from approvals and lists. Two apps may claim the same id: then both are found.';
COMMENT ON COLUMN register_packages.app_id IS 'The app.';
COMMENT ON COLUMN register_packages.platform IS 'ios, android.';
COMMENT ON COLUMN register_packages.package_id IS 'Android package name or iOS bundle id.';
COMMENT ON COLUMN register_packages.certificate_digest IS 'SHA-256 of the signing certificate, hexadecimal; null if not known.';
COMMENT ON COLUMN register_packages.version IS 'Version of the package; empty if not known.';
CREATE INDEX register_packages_by_app ON register_packages (app_id);
GRANT SELECT, INSERT, UPDATE ON register_packages TO registry_runtime;

CREATE TABLE register_changes (
  position bigint PRIMARY KEY,
  app_id bigint NOT NULL,
  seq integer NOT NULL
);
COMMENT ON TABLE register_changes IS 'The change feed: every entry in the timeline of a published app, in the order in which the transactions were committed.';
COMMENT ON COLUMN register_changes.position IS 'Rises with each commit; what becomes visible later stands behind what was visible before.';
COMMENT ON COLUMN register_changes.app_id IS 'The app, and the stream of the entry.';
COMMENT ON COLUMN register_changes.seq IS 'Number of the entry in that stream.';
CREATE SEQUENCE register_changes_position_seq OWNED BY register_changes.position;
GRANT SELECT ON register_changes TO registry_runtime;

-- Positions are given out while the transaction commits, to one transaction at a time: whoever takes a position waits
-- until all before it are visible. A reader who goes on behind the last position that it saw misses nothing.
CREATE FUNCTION publish_register_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('registry register changes', 0));
  INSERT INTO register_changes (position, app_id, seq)
    VALUES (nextval('register_changes_position_seq'), NEW.stream_id, NEW.seq);
  -- Many in one transaction are announced once.
  PERFORM pg_notify('published', '');
  RETURN NULL;
END $$;
COMMENT ON FUNCTION publish_register_change() IS 'Trigger of entries: appends an entry of a register app to the change feed at commit, and announces that.';
REVOKE EXECUTE ON FUNCTION publish_register_change() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER entries_publish_register_change AFTER INSERT ON entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.stream_kind = 'register-app')
  EXECUTE FUNCTION publish_register_change();
