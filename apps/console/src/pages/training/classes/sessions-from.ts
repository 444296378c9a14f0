const DAY_MS = 86_400_000;

/** Sittings on following days at the same time, from the first one. Instants in RFC 3339. */
export function sessionsFrom(
  startsAt: string,
  endsAt: string,
  count: number,
): { readonly startsAt: string; readonly endsAt: string }[] {
  const later = (instant: string, days: number): string =>
    new Date(Date.parse(instant) + days * DAY_MS).toISOString();
  return Array.from({ length: Math.max(1, count) }, (_one, days) => ({
    startsAt: later(startsAt, days),
    endsAt: later(endsAt, days),
  }));
}
