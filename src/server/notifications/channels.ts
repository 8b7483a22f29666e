export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The same for every attempt, so that a mailbox can tell that it has it already. */
  readonly messageId: string;
}

/** @throws DeliveryFault */
export interface MailSender {
  send(mail: Mail): Promise<void>;
}

export interface Sms {
  readonly to: string;
  readonly text: string;
  /** The same for every attempt. */
  readonly messageId: string;
}

/** @throws DeliveryFault */
export interface SmsSender {
  send(sms: Sms): Promise<void>;
}

/** What leaves the platform for people. Null is not configured: nothing pretends to be sent. */
export interface Channels {
  readonly mail: MailSender | null;
  readonly sms: SmsSender | null;
  /** Where people reach the platform, without a slash at the end; needed by every channel. */
  readonly publicUrl: string;
}

export const NO_CHANNELS: Channels = { mail: null, sms: null, publicUrl: '' };
