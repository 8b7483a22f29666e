/** Working days left after today as `workingDaysLeft` counts them; pending until the year's calendar is published. */
export type ClockReading = number | 'pending';

export type ClockColour = 'ink' | 'amber' | 'red' | 'overdue' | 'pending';

/** More than five working days ink, three to five amber, two or fewer red, overdue red filled. */
export function clockColour(left: ClockReading): ClockColour {
  if (left === 'pending') return 'pending';
  if (left < 0) return 'overdue';
  if (left <= 2) return 'red';
  return left <= 5 ? 'amber' : 'ink';
}

/** What a clock says beside its due date. */
export function clockLabel(left: ClockReading): string {
  if (left === 'pending') return '待日历发布';
  if (left < 0) return `超期 ${-left} 个工作日`;
  return left === 0 ? '今日到期' : `剩余 ${left} 个工作日`;
}
