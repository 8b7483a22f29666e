-- The public finds a school by a part of its name.
CREATE FUNCTION folded_name(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g'));
COMMENT ON FUNCTION folded_name(text) IS 'A name as names are compared in a search: one width, lower case, without blanks.';

CREATE FUNCTION name_pairs(name text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT coalesce(array_agg(DISTINCT substr(folded_name(name), place, 2) COLLATE "C"), '{}')
    FROM generate_series(1, length(folded_name(name)) - 1) AS place);
COMMENT ON FUNCTION name_pairs(text) IS 'Every two characters that stand together in a name.';

CREATE INDEX organisation_periods_by_pairs ON organisation_periods USING gin (name_pairs(name))
  WHERE open AND effective_to = 'infinity' AND recorded_to = 'infinity' AND kind IN ('school', 'authority', 'subordinate-unit');
