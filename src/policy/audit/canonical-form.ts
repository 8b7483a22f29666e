/** An entry of a timeline as it is hashed: instants as ISO strings with milliseconds. */
export interface CanonicalEntry {
  readonly streamKind: string;
  readonly streamId: number;
  readonly seq: number;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly body: string;
}

/**
 * Each field on a line of its own as a JSON string or number, the previous hash in hex, the body last and as it is.
 * Instants and hashes hold nothing that JSON would escape. docs/audit-format.md describes it for others.
 */
export function canonicalForm(entry: CanonicalEntry, previousHash: string): string {
  return `${JSON.stringify(entry.streamKind)}
${entry.streamId}
${entry.seq}
"${entry.effectiveAt}"
"${entry.recordedAt}"
${JSON.stringify(entry.actor)}
${JSON.stringify(entry.action)}
${JSON.stringify(entry.fromState)}
${JSON.stringify(entry.toState)}
"${previousHash}"
${entry.body}`;
}
