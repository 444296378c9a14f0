import { type Cell, none, number, suppressed } from './report.js';

/** Numbers of a figure, of all communes or of one. */
export interface ReportNumbers {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In percent, never capped. */
  readonly percent: number | null;
  /** Of anything but a ratio. */
  readonly value: number | null;
  readonly reason?: string | null | undefined;
  /** Why there is no value, in words. */
  readonly reasonVi?: string | null | undefined;
  /** Withheld because it counts too few persons. */
  readonly suppressed?: boolean | undefined;
}

/** What a figure is, whatever its numbers are. */
export interface ReportIndicator {
  readonly indicator: string;
  readonly titleVi: string;
  readonly unit: string;
  readonly kind: 'count' | 'ratio' | 'average' | 'difference' | 'estimate' | 'external';
  readonly numeratorVi?: string | undefined;
  readonly denominatorVi?: string | undefined;
}

export interface ReportTarget {
  readonly value: number;
  readonly unit: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** How much of it is reached, in percent, never capped. */
  readonly percent: number | null;
}

/** A figure of a programme, as the figures of this service show it (`FigureView`). */
export interface ReportFigure extends ReportIndicator, ReportNumbers {
  readonly programme: string;
  readonly method: string | null;
  /** The latest business time among the facts counted. */
  readonly asOf: Date | null;
  readonly synthetic: boolean;
  /** How many facts are behind it. */
  readonly events: number;
  readonly baseline?: number | null | undefined;
  readonly endline?: number | null | undefined;
  readonly target?: ReportTarget | null | undefined;
  readonly liveOn?: string | null | undefined;
  /** Communes that the value does not cover. */
  readonly missing?: readonly { readonly communeUnitId: string; readonly reasonVi: string }[] | undefined;
}

const UNITS: Readonly<Record<string, string>> = {
  VND: 'đồng',
  people: 'người',
  percent: '%',
  count: 'số lượng',
  points: 'điểm',
  hours: 'giờ',
  minutes: 'phút',
};

const METHODS: Readonly<Record<string, string>> = {
  counted: 'đếm từ dữ kiện',
  measured: 'đo đếm tại đơn vị',
  estimate: 'ước tính',
  external: 'đơn vị ngoài báo cáo',
  survey: 'khảo sát',
  mixed: 'nhiều phương pháp',
};

/** Domains in the order and the words of a report; the first part of the code of an indicator. */
const DOMAINS: Readonly<Record<string, string>> = {
  survey: 'Khảo sát hiện trạng, ba trụ cột',
  training: 'Tập huấn, ba trụ cột',
  programme: 'Tổ chức và triển khai thí điểm',
  government: 'Chính quyền số',
  onboarding: 'Kinh tế số: đưa sản phẩm lên sàn thương mại điện tử',
  health: 'Xã hội số: y tế thông minh',
};
const OTHERS = 'Chỉ tiêu khác';

/** A unit of measure in words. */
export const unitText = (unit: string): string => UNITS[unit] ?? (unit === '' ? '–' : unit);

/** How a value was found, in words. */
export const methodText = (method: string | null): string =>
  method === null ? '–' : (METHODS[method] ?? method);

export const isEstimate = ({ kind, method }: Pick<ReportFigure, 'kind' | 'method'>): boolean =>
  kind === 'estimate' || method === 'estimate';

/** The domain of an indicator, in words. */
export const domainOf = ({ indicator }: Pick<ReportIndicator, 'indicator'>): string =>
  DOMAINS[indicator.split('.')[0] ?? ''] ?? OTHERS;

/** By domain, in the order of a report; within one in the order given. */
export function inOrder<F extends ReportIndicator>(figures: readonly F[]): readonly F[] {
  const domains = Map.groupBy(figures, domainOf);
  return [...Object.values(DOMAINS), OTHERS].flatMap((domain) => domains.get(domain) ?? []);
}

/** A value in its unit. */
export const inUnit = (value: number | null | undefined, unit: string): Cell =>
  number(value, unit === 'VND' ? 'money' : unit === 'percent' ? 'percent' : 'number');

/** Whether it has two parts: by its definition, or because it was observed so. */
export const isRatio = (
  { kind }: Pick<ReportIndicator, 'kind'>,
  { denominator }: Pick<ReportNumbers, 'denominator'>,
): boolean => kind === 'ratio' || denominator !== null;

/** Whether everything a figure of this kind shows is known; what is withheld is known. */
export const isMeasured = (figure: Pick<ReportIndicator, 'kind'>, numbers: ReportNumbers): boolean =>
  numbers.suppressed === true ||
  (isRatio(figure, numbers)
    ? numbers.numerator !== null && numbers.percent !== null
    : numbers.value !== null);

/** The numerator or the value, the denominator and the percentage; what a figure of this kind has not is not missing. */
export function cellsOf(figure: ReportIndicator, numbers: ReportNumbers): readonly [Cell, Cell, Cell] {
  const ratio = isRatio(figure, numbers);
  if (numbers.suppressed) return [suppressed, ratio ? suppressed : none, ratio ? suppressed : none];
  if (!ratio) return [inUnit(numbers.value, figure.unit), none, none];
  return [
    number(numbers.numerator, 'number'),
    number(numbers.denominator, 'number'),
    number(numbers.percent, 'percent'),
  ];
}

/** Why there is no number, in words; never empty. */
export function whyMissing({ reason, reasonVi, ...numbers }: ReportNumbers): string {
  if (numbers.numerator !== null && numbers.denominator === 0)
    return 'Mẫu số bằng 0 nên không tính được tỷ lệ.';
  return reasonVi ?? reason ?? 'Không có lý do được ghi nhận.';
}
