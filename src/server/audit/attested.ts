import type { Client } from 'pg';
import { type Deviation, streamName } from './deviation.ts';

/**
 * What entries attest besides themselves: rows elsewhere whose digest an entry's body names. A feature that writes such
 * digests registers one.
 */
export interface Attested {
  /** What the rows are, Chinese, such as 备案的提交内容. */
  readonly name: string;
  /**
   * One row for each thing attested: `stream_kind` text, `stream_id` bigint, `item` text (which one, Chinese, such as
   * 第 2 版), `agrees` boolean: exactly one entry names it and its digest is the right one.
   */
  readonly query: string;
}

interface Found {
  readonly stream_kind: string;
  readonly stream_id: string;
  readonly item: string;
}

/** Returns how many were compared. */
export async function checkAttested(
  client: Client,
  { name, query }: Attested,
  report: (deviation: Deviation) => void,
): Promise<number> {
  const { rows } = await client.query<{ compared: string; differing: Found[] | null }>(`
    SELECT count(*) AS compared, json_agg(json_build_object('stream_kind', stream_kind, 'stream_id', stream_id::text,
      'item', item) ORDER BY stream_kind COLLATE "C", stream_id, item) FILTER (WHERE agrees IS NOT TRUE) AS differing
    FROM (${query}) AS attested`);
  for (const { stream_kind: kind, stream_id: id, item } of rows[0]?.differing ?? []) {
    const message = `${streamName({ kind, id: Number(id) })} 的${name}（${item}）与记录所证明的不一致`;
    report({ code: 'attested-differs', message });
  }
  return Number(rows[0]?.compared ?? 0);
}
