import { percent, rounded } from './figure.js';
import { groupBy, latest, numberOf, type Observation } from './observation.js';

/** A commune that a figure does not cover, and why. */
export interface Missing {
  readonly communeUnitId: string;
  readonly reason: string;
}

/** What observations say together. `reason` is a code and says why there is no value. */
export interface Measured {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly method: string | null;
  readonly definition: string | null;
  readonly reason: string | null;
  readonly missing: readonly Missing[];
  /** The two sides of a change. */
  readonly baseline?: number;
  readonly endline?: number;
}

/** What can be added up over communes; a percentage, a score or a waiting time cannot. */
const ADDITIVE: readonly string[] = ['people', 'VND', 'count'];

/** Not measured, and why; never 0. */
export const nothing = (reason: string | null, missing: readonly Missing[] = []): Measured => ({
  numerator: null,
  denominator: null,
  percent: null,
  value: null,
  unit: null,
  method: null,
  definition: null,
  reason,
  missing,
});

/**
 * The latest approved observation of each pilot, summed over them; ratios as sums of both parts. Observations are those
 * that hold of one indicator, of any pilots.
 */
export function measured(observations: readonly Observation[]): Measured {
  const held = [...groupBy(observations, ({ pilotId }) => pilotId).values()].flatMap(
    (of) => latest(of) ?? [],
  );
  const known = held.filter(({ notMeasured }) => notMeasured === null);
  const missing = held
    .filter(({ notMeasured }) => notMeasured !== null)
    .map(({ communeUnitId, notMeasured }) => ({ communeUnitId, reason: `not-measured:${notMeasured}` }));
  const [first] = known;
  if (!first) return nothing(common(missing) ?? (missing.length > 0 ? 'not-measured' : 'no-facts'), missing);
  if (!known.every((one) => alike(one, first))) return nothing('not-comparable', missing);
  const sums = total(known);
  if (!sums) return nothing('not-additive', missing);
  return {
    ...described(known, first),
    ...sums,
    reason: null,
    missing,
    ...sidesOf(observations, held.length),
  };
}

/** The two sides of a single pilot, which a dashboard shows beside the latest value. */
function sidesOf(
  observations: readonly Observation[],
  pilots: number,
): Pick<Measured, 'baseline' | 'endline'> {
  const of = (side: string): number | undefined => {
    const held = pilots === 1 ? latest(observations.filter(({ phase }) => phase === side)) : undefined;
    const number = held ? numberOf(held) : null;
    return number === null ? undefined : rounded(number);
  };
  const [baseline, endline] = [of('baseline'), of('endline')];
  return { ...(baseline === undefined ? {} : { baseline }), ...(endline === undefined ? {} : { endline }) };
}

/**
 * Endline minus baseline of the pilots that have both, in percentage points for ratios; those that have not are listed.
 * Both sides of a pilot must agree in definition, unit and territory.
 */
export function change(observations: readonly Observation[]): Measured {
  const missing: Missing[] = [];
  const pairs: { baseline: Observation; endline: Observation }[] = [];
  for (const of of groupBy(observations, ({ pilotId }) => pilotId).values()) {
    const baseline = latest(of.filter(({ phase }) => phase === 'baseline'));
    const endline = latest(of.filter(({ phase }) => phase === 'endline'));
    const reason = lacking(baseline, endline);
    if (reason === undefined && baseline && endline) pairs.push({ baseline, endline });
    else if (reason !== undefined)
      missing.push({ communeUnitId: (baseline ?? endline ?? of[0])?.communeUnitId ?? '', reason });
  }
  const [first] = pairs;
  if (!first) return nothing(common(missing) ?? (missing.length > 0 ? 'sides-missing' : 'no-facts'), missing);
  const all = pairs.flatMap(({ baseline, endline }) => [baseline, endline]);
  if (!all.every((one) => alike(one, first.baseline))) return nothing('not-comparable', missing);
  const before = total(pairs.map(({ baseline }) => baseline));
  const after = total(pairs.map(({ endline }) => endline));
  if (!before || !after) return nothing('not-additive', missing);
  return {
    ...described(all, first.baseline),
    numerator: null,
    denominator: null,
    percent: null,
    value: difference(before, after),
    reason: null,
    missing,
    baseline: before.value,
    endline: after.value,
  };
}

function lacking(baseline: Observation | undefined, endline: Observation | undefined): string | undefined {
  if (!baseline && !endline) return 'baseline-missing';
  if (baseline?.notMeasured) return `baseline-not-measured:${baseline.notMeasured}`;
  if (endline?.notMeasured) return `endline-not-measured:${endline.notMeasured}`;
  if (!baseline) return 'baseline-missing';
  if (!endline) return 'endline-missing';
  const agree = alike(baseline, endline) && baseline.communeUnitId === endline.communeUnitId;
  return agree ? undefined : 'not-comparable';
}

/** Same definition, same unit, and both a ratio or neither. */
const alike = (a: Observation, b: Observation): boolean =>
  a.definition === b.definition && a.unit === b.unit && isRatio(a) === isRatio(b);

const isRatio = ({ denominator }: Observation): boolean => denominator !== null;

interface Total {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number;
}

/** Undefined where values of several pilots cannot be added up. */
function total(observations: readonly Observation[]): Total | undefined {
  const [first] = observations;
  if (!first) return undefined;
  if (isRatio(first)) {
    const numerator = sum(observations.map((one) => one.numerator ?? 0));
    const denominator = sum(observations.map((one) => one.denominator ?? 0));
    const ratio = percent(numerator, denominator);
    return ratio === null ? undefined : { numerator, denominator, percent: ratio, value: ratio };
  }
  if (observations.length > 1 && !ADDITIVE.includes(first.unit)) return undefined;
  const value = sum(observations.map((one) => numberOf(one) ?? 0));
  return { numerator: null, denominator: null, percent: null, value };
}

/** Of the exact ratios: the difference of rounded ones may be a hundredth off. */
function difference(before: Total, after: Total): number {
  const exact = ({ numerator, denominator, value }: Total): number =>
    numerator !== null && denominator !== null ? (numerator * 100) / denominator : value;
  return rounded(exact(after) - exact(before));
}

function described(observations: readonly Observation[], { unit, definition }: Observation) {
  const methods = new Set(observations.map(({ method }) => method));
  const [method = null] = methods;
  return { unit, definition, method: methods.size > 1 ? 'mixed' : method };
}

const common = (missing: readonly Missing[]): string | undefined => {
  const reasons = new Set(missing.map(({ reason }) => reason));
  return reasons.size === 1 ? [...reasons][0] : undefined;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const SIDES: Readonly<Record<string, string>> = { baseline: 'hiện trạng', endline: 'cuối kỳ' };
const WHY: Readonly<Record<string, string>> = {
  'not-in-source': 'tài liệu gốc không có',
  'not-collected': 'chưa thu thập',
  'not-comparable': 'không so sánh được',
  refused: 'đơn vị từ chối cung cấp',
};
const REASONS: Readonly<Record<string, string>> = {
  'no-facts': 'Chưa có dữ kiện nào của chỉ tiêu này.',
  'no-source': 'Chưa có dịch vụ nào báo cáo chỉ tiêu này.',
  'not-comparable': 'Hai bên khác định nghĩa, đơn vị hoặc địa bàn nên không so sánh được.',
  'not-additive': 'Giá trị của các xã không cộng được với nhau; hãy xem từng xã.',
  'not-measured': 'Không đo được, mỗi xã một lý do; xem danh sách xã thiếu.',
  'sides-missing': 'Chưa xã nào có đủ hiện trạng và cuối kỳ; xem danh sách xã thiếu.',
  'predecessor-not-convertible':
    'Đơn vị này còn nhận một phần của xã không quy đổi được, nên không có số liệu đầy đủ.',
  'unconverted-communes':
    'Có xã không quy đổi được nên tỉnh này không có số liệu đầy đủ; xem phần đã quy đổi.',
  suppressed: 'Số nhỏ hơn 5 người nên không hiển thị, để không nhận ra được ai.',
};

/** A reason in words for people. */
export function reasonVi(reason: string): string {
  const [code = '', why] = reason.split(':');
  const because = why ? ` (${WHY[why] ?? why})` : '';
  const side = SIDES[code.split('-')[0] ?? ''];
  if (side && code.endsWith('-not-measured')) return `Giá trị ${side} không đo được${because}.`;
  if (side && code.endsWith('-missing')) return `Chưa có giá trị ${side} được duyệt.`;
  if (code === 'not-measured' && why) return `Không đo được${because}.`;
  return REASONS[code] ?? reason;
}
