import { DomainError, type UnitId } from '@xaso/kernel';

/** What an address of a calendar shows, whoever asks for it, and until when. */
export interface CalendarScope {
  readonly communes: '*' | readonly UnitId[];
  readonly programme?: string | undefined;
  readonly communeUnitId?: UnitId | undefined;
  readonly pilotId?: string | undefined;
  /** Seconds since 1970. */
  readonly until: number;
}

/** A calendar program asks with nothing but the address, so the address itself is what lets it in; a year and a month of it. */
export const CALENDAR_DAYS = 400;

/** The part of the address that says what it shows and proves it. `sign` is a keyed signature of any bytes. */
export function addressPart(scope: CalendarScope, sign: (bytes: Buffer) => Buffer): string {
  const body = Buffer.from(JSON.stringify(scope));
  return `${body.toString('base64url')}.${sign(body).toString('base64url')}`;
}

/**
 * What a part of an address shows.
 * @param matches compares a signature with that of the bytes, in constant time
 * @throws DomainError not-found `calendar-unknown` for one that was not made here or has run out
 */
export function scopeOfPart(
  part: string,
  matches: (bytes: Buffer, signature: Buffer) => boolean,
  now: Date,
): CalendarScope {
  const [body, signature, rest] = part.split('.').map((text) => Buffer.from(text, 'base64url'));
  if (!body || !signature || rest || !matches(body, signature)) throw unknown();
  const scope = JSON.parse(body.toString()) as CalendarScope;
  if (scope.until * 1_000 <= now.getTime()) throw unknown();
  return scope;
}

const unknown = (): DomainError =>
  new DomainError(
    'not-found',
    'calendar-unknown',
    'Địa chỉ lịch không đúng hoặc đã hết hạn. Hãy lấy địa chỉ mới trong phần lịch lớp học.',
  );
