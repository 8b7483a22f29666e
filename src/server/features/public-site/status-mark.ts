import { APP_STATUSES, type AppStatus } from '../../../policy/register/states.ts';
import { type Html, html } from '../../http/html.ts';

/** What the public is told of an app: the status of its record, or that there is none. */
export type PublicStatus = AppStatus | 'unfiled';

interface Mark {
  readonly title: string;
  readonly shape: string;
  /** Of badges, where no style sheet reaches. */
  readonly colour: string;
}

/** State = colour + word + shape. */
export const MARKS: Readonly<Record<PublicStatus, Mark>> = {
  filed: { title: APP_STATUSES.filed, shape: '●', colour: '#1a7f37' },
  suspended: { title: APP_STATUSES.suspended, shape: '◐', colour: '#9a6700' },
  revoked: { title: APP_STATUSES.revoked, shape: '■', colour: '#cf222e' },
  withdrawn: { title: APP_STATUSES.withdrawn, shape: '□', colour: '#57606a' },
  unfiled: { title: '未备案', shape: '○', colour: '#57606a' },
};

export function statusMark(status: PublicStatus): Html {
  const { title, shape } = MARKS[status];
  return html`<span class="mark ${status}"><span aria-hidden="true">${shape}</span> ${title}</span>`;
}

/** What the status means to whoever uses the app or is told to. */
export const MEANINGS: Readonly<Record<PublicStatus, string>> = {
  filed: '已完成提供者备案。学校使用还须经过选用程序并办理使用者备案。',
  suspended: '备案已暂停。使用单位应按期停用或更换；恢复前不得新选用、不得推荐使用。',
  revoked: '备案已撤销，不得选用和推荐使用；正在使用的单位应停用或更换。',
  withdrawn: '提供者已注销备案，不得选用和推荐使用；正在使用的单位应停用或更换。',
  unfiled: '备案名录中没有这个应用。没有完成备案的应用不得选用和推荐使用。',
};
