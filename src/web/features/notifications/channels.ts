export const CHANNELS = { mail: '电子邮件', sms: '短信' } as const;
export type Channel = keyof typeof CHANNELS;

/** A channel that is not known here is named as the API names it. */
export function channelTitle(channel: string): string {
  return Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel as Channel] : channel;
}
