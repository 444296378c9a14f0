const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** What a period may be beside a whole year, which is the empty one: halves, quarters, months. */
export const PARTS = ['', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4', ...MONTHS] as const;

/** The parts that a phase is measured in: a monthly value is of a month. */
export const partsFor = (phase: string): readonly string[] => (phase === 'monthly' ? MONTHS : PARTS);

/** `2022` and `Q2` are `2022-Q2`; undefined for what is no year. */
export function periodOf(year: string, part: string): string | undefined {
  const digits = year.trim();
  if (!/^(19|20)\d{2}$/.test(digits)) return undefined;
  return part === '' ? digits : `${digits}-${part}`;
}
