const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const PERIOD = /^(\d{4})(?:-(?:(\d{2})|([HQ])(\d)))?$/;
/** Viet Nam: UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;

/** Of a local day `2022-06-01` or an instant: `01/06/2022`. Anything else stays as it is. */
export function dayText(moment: string): string {
  const day = DAY.test(moment) ? moment : localDay(moment);
  return (day ?? moment).replace(DAY, '$3/$2/$1');
}

/** Of an instant: `01/06/2022 14:05`; of a local day the day alone. */
export function momentText(moment: string): string {
  const local = DAY.test(moment) ? undefined : localText(moment);
  return local ? `${dayText(local.slice(0, 10))} ${local.slice(11, 16)}` : dayText(moment);
}

/** The local day in Viet Nam an instant lies in, `2022-06-01`; undefined for what is no instant. */
export const localDay = (instant: string): string | undefined => localText(instant)?.slice(0, 10);

/** Of a period: `2022`, `06/2022`, `quý 2/2022`, `nửa đầu 2022`. */
export function periodText(
  period: string,
  words: { quarter: string; half: readonly [string, string] },
): string {
  const [, year = '', month, part, n] = PERIOD.exec(period) ?? [];
  if (year === '') return period;
  if (month) return `${month}/${year}`;
  if (part === 'Q') return `${words.quarter} ${n}/${year}`;
  if (part === 'H') return `${words.half[n === '1' ? 0 : 1]} ${year}`;
  return year;
}

function localText(instant: string): string | undefined {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? undefined : new Date(at + OFFSET_MS).toISOString();
}
