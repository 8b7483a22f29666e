/** Enough to tell one's own addresses apart: `z***@example.cn`, `138****0000`. */
export function masked(channel: 'mail' | 'sms', address: string): string {
  if (channel === 'sms') return `${address.slice(0, 3)}****${address.slice(-4)}`;
  const at = address.lastIndexOf('@');
  return `${[...address][0] ?? ''}***${address.slice(at)}`;
}
