import type { Attested } from '../audit/attested.ts';
import { isIntact } from '../personal-data.ts';

/**
 * The form of each revision and the people it names, unless erased, as the entry of its submission attests them. The body is
 * searched as text, since one that was tampered with need not be JSON.
 */
export const attestedRevisions: Attested = {
  name: '备案的提交内容',
  query: `
    SELECT 'case' AS stream_kind, COALESCE(stored.case_id, named.case_id) AS stream_id,
      '第 ' || COALESCE(stored.revision::text, named.revision) || ' 版' AS item,
      (stored.case_id IS NOT NULL AND named.times = 1 AND stored.form = named.form
        AND stored.people IS NOT DISTINCT FROM named.people AND stored.intact) AS agrees
    FROM (SELECT case_id, revision.revision, encode(sha256(convert_to(form::text, 'UTF8')), 'hex') AS form,
        encode(personal_digest, 'hex') AS people, ${isIntact('revision.personal_digest')} AS intact
      FROM case_revisions AS revision) AS stored
    FULL JOIN (SELECT stream_id AS case_id, substring(body FROM '"revision":([0-9]{1,9})') AS revision,
        min(substring(body FROM '"formSha256":"([0-9a-f]{64})"')) AS form,
        min(substring(body FROM '"people":"([0-9a-f]{64})"')) AS people, count(*) AS times
      FROM entries WHERE stream_kind = 'case' AND body LIKE '%"formSha256":"%' GROUP BY 1, 2) AS named
      ON named.case_id = stored.case_id AND named.revision = stored.revision::text`,
};
