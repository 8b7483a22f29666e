import type { Attested } from '../../audit/attested.ts';
import { isIntact } from '../../personal-data.ts';

/** Whom a liaison form names, unless erased, as the entry of its naming attests them. */
export const attestedLiaisons: Attested = {
  name: '联络人',
  query: `
    SELECT 'organisation' AS stream_kind, organisation_id AS stream_id, '第 ' || place || ' 次填报' AS item,
      (EXISTS (SELECT FROM entries WHERE stream_kind = 'organisation' AND stream_id = organisation_id
          AND body LIKE '%"people":"' || encode(named.digest, 'hex') || '"%')
        AND ${isIntact('named.digest')}) AS agrees
    FROM (SELECT organisation_id, decode(people ->> 'digest', 'hex') AS digest,
        row_number() OVER (PARTITION BY organisation_id ORDER BY id) AS place
      FROM liaisons) AS named`,
};
