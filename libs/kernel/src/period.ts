/** A half-open span of time: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export function periodContains(period: Period, at: Date): boolean {
  return at >= period.from && at < period.to;
}
