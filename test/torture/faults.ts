import { abandonedTenTimes } from './abandoned-ten-times.ts';
import { alteredTimeline } from './altered-timeline.ts';
import { approvalsAtOnce } from './approvals-at-once.ts';
import { clockMoved } from './clock-moved.ts';
import type { Fault } from './fault.ts';
import { oppositeDecisions } from './opposite-decisions.ts';
import { oppositeReviews } from './opposite-reviews.ts';
import { roleEnded } from './role-ended.ts';
import { sameKeyAtOnce } from './same-key-at-once.ts';
import { approvalInsertFails, timelineInsertFails } from './timeline-insert-fails.ts';
import { twoTabs } from './two-tabs.ts';

/** Those that need no process to be killed. */
export const faults: readonly Fault[] = [
  timelineInsertFails,
  approvalInsertFails,
  clockMoved,
  sameKeyAtOnce,
  oppositeDecisions,
  oppositeReviews,
  twoTabs,
  abandonedTenTimes,
  approvalsAtOnce(20),
  alteredTimeline,
  roleEnded,
];
