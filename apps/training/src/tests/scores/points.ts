/** Before the class, and after it. */
export const STAGES = ['before', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** The best score, in tenths of a point. */
export const MOST_TENTHS = 100;

/** Points of 0 to 10 with one decimal at most, in tenths; undefined for what is no score. */
export function tenthsOf(points: number): number | undefined {
  const tenths = Math.round(points * 10);
  const exact = Math.abs(points * 10 - tenths) < 1e-9;
  return exact && tenths >= 0 && tenths <= MOST_TENTHS ? tenths : undefined;
}

export const pointsOf = (tenths: number): number => tenths / 10;

/** As people write it: `7,5`, and `7` for a whole one. */
export const pointsText = (tenths: number): string => String(pointsOf(tenths)).replace('.', ',');
