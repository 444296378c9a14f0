/**
 * A day as people type it, day first: `1/6/2022`, `01-06-2022`, `01.06.2022`, `01062022`, also `2022-06-01`. Undefined for
 * anything else and for days that no calendar has.
 */
export function parseDay(typed: string): string | undefined {
  const text = typed.trim();
  const [, day, month, year] =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isRealDay(iso) ? iso : undefined;
}

function isRealDay(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false;
  const instant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
}
