/** Milliseconds of the machine's monotonic clock: the same in every process of the machine. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
