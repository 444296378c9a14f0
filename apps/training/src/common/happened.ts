import { DomainError } from '@xaso/kernel';

/** When something happened: now unless said otherwise, and never later. @throws DomainError invalid `instant-in-future` */
export function happened(at: Date | undefined, now: Date, field = 'at'): Date {
  if (at === undefined) return now;
  if (at <= now) return at;
  throw new DomainError(
    'invalid',
    'instant-in-future',
    'Thời điểm này chưa đến; chỉ ghi nhận việc đã diễn ra. Chưa lưu gì.',
    [{ field, code: 'instant-in-future', detail: `Bây giờ là ${now.toISOString()}.` }],
  );
}
