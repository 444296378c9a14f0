/** A commune of a story as its source names it. */
export interface Site {
  readonly code: string;
  readonly epoch: string;
}

/** Id of the unit. */
export const unitOf = ({ code, epoch }: Site): string => `${code}@${epoch}`;

/** The part of a total that falls to one of several: as evenly as whole numbers allow; the first ones get the rest. */
export const share = (total: number, parts: number, index: number): number =>
  Math.floor(total / parts) + (index < total % parts ? 1 : 0);
