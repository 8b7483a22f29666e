import type { Attested } from '../audit/attested.ts';
import { isIntact } from '../personal-data.ts';

/** Where an organisation wanted to be told, unless erased, as the entry of its naming attests it. */
export const attestedAddresses: Attested = {
  name: '通知地址',
  query: `
    SELECT 'organisation' AS stream_kind, organisation_id AS stream_id, '第 ' || place || ' 个' AS item,
      (EXISTS (SELECT FROM entries WHERE stream_kind = 'organisation' AND stream_id = organisation_id
          AND action = 'name-notification-address' AND body LIKE '%"address":"' || encode(named.digest, 'hex') || '"%')
        AND ${isIntact('named.digest')}) AS agrees
    FROM (SELECT organisation_id, digest, row_number() OVER (PARTITION BY organisation_id ORDER BY id) AS place
      FROM notification_addresses) AS named`,
};
