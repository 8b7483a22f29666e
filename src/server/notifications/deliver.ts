import type { Kysely } from 'kysely';
import type { NotificationAddressId } from '../../policy/ids.ts';
import type { Clock } from '../clock.ts';
import type { DB } from '../db/types.generated.ts';
import type { OutboxHandler, OutboxHandlers } from '../jobs/outbox.ts';
import { readPersonalData } from '../personal-data.ts';
import type { Services } from '../services.ts';
import type { Channel } from './addresses.ts';
import type { Channels } from './channels.ts';
import { issueToken } from './confirmation.ts';
import { CONFIRMATION_PATH } from './confirmation-page.ts';

/** Then an administrator reads that it was given up; the message itself stands in the inbox anyway. */
const GIVE_UP_AFTER_MS = 48 * 3_600_000;

interface Letter {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly messageId: string;
}

type Post = (letter: Letter) => Promise<void>;

/** What brings messages to people, for the channels that are configured; without one its messages wait. */
export function notificationTopics(services: Services): OutboxHandlers {
  const posts = postsOf(services.channels, services.banner);
  return Object.fromEntries(
    Object.entries(posts).map(([channel, post]) => [
      channel,
      { deliver: deliverer(services, post), giveUpAfterMs: GIVE_UP_AFTER_MS },
    ]),
  );
}

function postsOf({ mail, sms }: Channels, banner: string | null): Partial<Record<Channel, Post>> {
  const mark = banner === null ? '' : `【${banner}】`;
  return {
    ...(mail === null
      ? {}
      : {
          mail: ({ to, title, text, messageId }) =>
            mail.send({ to, subject: `${mark}${title}`, text: `${title}\n\n${text}\n`, messageId }),
        }),
    ...(sms === null
      ? {}
      : {
          sms: ({ to, title, text, messageId }) =>
            sms.send({ to, text: `${mark}${title}\n${text}`, messageId }),
        }),
  };
}

function deliverer({ db, clock, channels }: Services, post: Post): OutboxHandler {
  return async ({ id, body, causedAt }) => {
    const { address, message } = body as { address: NotificationAddressId; message?: number };
    const receiver = await findReceiver(db, address);
    if (receiver === undefined) return;
    const content =
      message === undefined
        ? await invitation(db, clock, address, { ...receiver, publicUrl: channels.publicUrl })
        : await notice(db, message, { ...receiver, publicUrl: channels.publicUrl });
    if (content === undefined) return;
    const messageId = `<${causedAt.getTime()}.${id}@${new URL(channels.publicUrl).hostname}>`;
    await post({ to: receiver.to, ...content, messageId });
  };
}

interface Receiver {
  readonly to: string;
  readonly isConfirmed: boolean;
}

/** Undefined once removed. */
async function findReceiver(db: Kysely<DB>, id: NotificationAddressId): Promise<Receiver | undefined> {
  const row = await db
    .selectFrom('notification_addresses')
    .select(['digest', 'confirmed_at'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const data = (await readPersonalData(db, row.digest)) as { address: string } | undefined;
  return data === undefined ? undefined : { to: data.address, isConfirmed: row.confirmed_at !== null };
}

type Content = Pick<Letter, 'title' | 'text'>;
type Context = Receiver & { readonly publicUrl: string };

/** The one thing that is sent before the address is confirmed. */
async function invitation(
  db: Kysely<DB>,
  clock: Clock,
  id: NotificationAddressId,
  { isConfirmed, publicUrl }: Context,
): Promise<Content | undefined> {
  if (isConfirmed) return undefined;
  const token = await issueToken(db, id, clock());
  return {
    title: '请确认接收通知',
    text: `有单位在教育移动应用备案平台填写了这个地址，用于接收办件通知。确认请打开（三天内有效）：\n${publicUrl}${CONFIRMATION_PATH}/${token}\n\n如不知情，请不要打开，之后不会再收到任何内容。`,
  };
}

async function notice(
  db: Kysely<DB>,
  id: number,
  { isConfirmed, publicUrl }: Context,
): Promise<Content | undefined> {
  const message = await db
    .selectFrom('inbox')
    .select(['title', 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!isConfirmed || message === undefined) return undefined;
  const { title, text } = message;
  return {
    title,
    text: `${text}\n\n请登录平台办理：${publicUrl}\n\n不再接收的，请在平台的“接收通知的地址”中移除这个地址。`,
  };
}
