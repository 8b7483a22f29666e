import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { SmtpSettings } from '../config.ts';
import { errorCode } from '../db/error-code.ts';
import { DeliveryFault } from '../jobs/delivery-fault.ts';
import type { Mail, MailSender } from './channels.ts';

const STEP_MS = 10_000;
/** A server that answers drop by drop is left in the end. */
const WHOLE_MS = 40_000;
// oxlint-disable-next-line no-control-regex -- it is what is refused
const CONTROL = /[\u0000-\u001F\u007F\u0085\u2028\u2029]/;

/** A password is never sent over a connection that is not encrypted. */
export function smtpSender({ url, from }: SmtpSettings, { wholeMs = WHOLE_MS } = {}): MailSender {
  const options = {
    url,
    requireTLS: new URL(url).username !== '',
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    send: async (mail) => {
      refuseInjection(mail);
      const transport = createTransport(options);
      const deadline = new AbortController();
      try {
        await Promise.race([
          transport.sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated' } }),
          sleep(wholeMs, undefined, { signal: deadline.signal }).then(() => {
            throw new DeliveryFault('too-slow');
          }),
        ]);
      } catch (error) {
        throw faultOf(error);
      } finally {
        deadline.abort();
        transport.close();
      }
    },
  };
}

/** A line break in a header would begin another header. */
function refuseInjection({ to, subject, messageId }: Mail): void {
  if ([to, subject, messageId].some((text) => CONTROL.test(text)))
    throw new DeliveryFault('header-injection', { isFinal: true });
  if (/[,;<>"()\s]/.test(to)) throw new DeliveryFault('not-one-mailbox', { isFinal: true });
}

/** What the server says of the mailbox names it, and is left out. */
function faultOf(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error;
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  if (responseCode === undefined)
    return new DeliveryFault(errorCode(error) ?? 'unexpected', { cause: error });
  const isOfMailbox = command === 'RCPT TO' || command === 'DATA';
  return new DeliveryFault(`smtp-${responseCode}`, {
    isFinal: isOfMailbox && responseCode >= 500,
    cause: error,
  });
}
