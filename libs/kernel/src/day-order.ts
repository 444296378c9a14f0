import type { Day } from './day.js';
import { DomainError } from './domain-error.js';

/** Refuses a step that is dated before the one it follows. @throws DomainError invalid */
export function assertNotBefore(day: Day, since: Day, field = 'on'): void {
  if (day >= since) return;
  throw new DomainError(
    'invalid',
    'day-before-last',
    `Ngày ${day} không thể trước ngày ${since} của bước trước. Chưa lưu gì.`,
    [{ field, code: 'day-before-last', detail: `Bước trước được ghi ngày ${since}.` }],
  );
}
