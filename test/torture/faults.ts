import { alteredTimeline } from './altered-timeline.ts';
import { clockMoved } from './clock-moved.ts';
import type { Fault } from './fault.ts';
import { oppositeDecisions } from './opposite-decisions.ts';
import { roleEnded } from './role-ended.ts';
import { sameKeyAtOnce } from './same-key-at-once.ts';
import { timelineInsertFails } from './timeline-insert-fails.ts';

/** Those that need no process to be killed. */
export const faults: readonly Fault[] = [
  timelineInsertFails,
  clockMoved,
  sameKeyAtOnce,
  oppositeDecisions,
  alteredTimeline,
  roleEnded,
];
