-- Who entered a setting and why; the officer's desk: assignment, saved views of the work queue, return templates.

ALTER TABLE settings
  ADD COLUMN actor text NOT NULL DEFAULT 'program',
  ADD COLUMN reason text;
ALTER TABLE settings ALTER actor DROP DEFAULT;
COMMENT ON COLUMN settings.actor IS 'Who entered it, as the timeline names them.';
COMMENT ON COLUMN settings.reason IS 'Why; never null where an administrator entered it for a day that was over.';

ALTER TABLE cases ADD COLUMN assignee_id bigint REFERENCES accounts;
COMMENT ON COLUMN cases.assignee_id IS 'The officer of the authority who works on it; null where nobody does in particular.';
-- What is assigned is found by its officer; the queues keep their indexes, since what is filtered stands in their order.
CREATE INDEX cases_assigned ON cases (assignee_id, awaits, (COALESCE(due_on, 'infinity'::date)), id)
  WHERE assignee_id IS NOT NULL AND awaits <> 'nobody';

CREATE TABLE saved_views (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES accounts,
  name text NOT NULL,
  filters jsonb NOT NULL,
  position integer NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  UNIQUE (account_id, name)
);
COMMENT ON TABLE saved_views IS 'Named filters of the work queue, each person''s own.';
COMMENT ON COLUMN saved_views.id IS 'Key.';
COMMENT ON COLUMN saved_views.account_id IS 'Whose.';
COMMENT ON COLUMN saved_views.name IS 'As its owner calls it.';
COMMENT ON COLUMN saved_views.filters IS 'What is asked of the queue, valid against the schema of its query.';
COMMENT ON COLUMN saved_views.position IS 'Order in the list.';
COMMENT ON COLUMN saved_views.is_default IS 'Shown first; one of each person at most.';
COMMENT ON COLUMN saved_views.created_at IS 'When it was saved.';
CREATE UNIQUE INDEX saved_views_default ON saved_views (account_id) WHERE is_default;

CREATE TABLE return_templates (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id bigint NOT NULL REFERENCES organisations,
  case_kind text NOT NULL,
  field text,
  text text NOT NULL,
  source text,
  position integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  retired_at timestamptz
);
COMMENT ON TABLE return_templates IS '退回模板: ready-made reasons of a return, for the officers of an authority and of all below it.';
COMMENT ON COLUMN return_templates.id IS 'Key.';
COMMENT ON COLUMN return_templates.organisation_id IS 'The authority whose template it is.';
COMMENT ON COLUMN return_templates.case_kind IS 'For which kind of case.';
COMMENT ON COLUMN return_templates.field IS 'Path of the field of the form that it concerns; null for the whole.';
COMMENT ON COLUMN return_templates.text IS 'What is wrong and what to do.';
COMMENT ON COLUMN return_templates.source IS 'The provision that it rests on.';
COMMENT ON COLUMN return_templates.position IS 'Order among those of the authority for that kind.';
COMMENT ON COLUMN return_templates.version IS 'Raised with each change; a stale one is refused.';
COMMENT ON COLUMN return_templates.retired_at IS 'No longer offered from then on; templates are never deleted.';
CREATE INDEX return_templates_by_authority ON return_templates (organisation_id, case_kind, position, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO registry_runtime;
GRANT SELECT, INSERT, UPDATE ON return_templates TO registry_runtime;
