import type { FieldFault } from '../../../http/problem.js';
import type { FormRow, HamletProgress, Round } from '../surveys.types.js';

/** What a field for numbers holds: text while it is no number. */
export type Amount = number | string;

/** What is typed for one commune. */
export interface QuotaDraft {
  readonly target: Amount;
  /** By the number of the hamlet. */
  readonly hamlets: Readonly<Record<string, Amount>>;
}

export type QuotaDrafts = Readonly<Record<string, QuotaDraft>>;

export interface PlannedQuota {
  readonly communeUnitId: string;
  readonly target: number;
  readonly hamlets?: readonly { readonly hamletNo: string; readonly target: number }[];
}

export const NO_QUOTA: QuotaDraft = { target: '', hamlets: {} };

/** How many forms the hamlets of a commune are asked for together. */
export const sumOf = ({ hamlets }: QuotaDraft): number =>
  Object.values(hamlets).reduce<number>((sum, target) => sum + (Number(target) || 0), 0);

/**
 * The quotas as they are sent, in the order of the communes: a commune without any number is not asked, and one whose hamlets
 * alone have numbers is asked for their sum.
 * @param divides whether the form says its hamlet; without that nothing is divided
 */
export function plannedQuotas(
  communes: readonly string[],
  drafts: QuotaDrafts,
  divides: boolean,
): PlannedQuota[] {
  return communes.flatMap((communeUnitId): PlannedQuota[] => {
    const draft = drafts[communeUnitId] ?? NO_QUOTA;
    const hamlets = Object.entries(divides ? draft.hamlets : {})
      .filter(([, target]) => target !== '')
      .map(([hamletNo, target]) => ({ hamletNo, target: Number(target) }))
      .toSorted((one, other) => (one.hamletNo < other.hamletNo ? -1 : 1));
    if (draft.target === '' && hamlets.length === 0) return [];
    const target = draft.target === '' ? sumOf(draft) : Number(draft.target);
    return [{ communeUnitId, target, ...(hamlets.length > 0 && { hamlets }) }];
  });
}

/** The round before the pilot that one after it repeats: of those that asked by the same form, the one that began last. */
export const baselineOf = (
  rounds: readonly Round[],
  form: Pick<FormRow, 'code'> | undefined,
): Round | undefined =>
  rounds
    .filter((one) => one.purpose === 'baseline' && one.state !== 'draft' && one.formCode === form?.code)
    .toSorted((one, other) => (one.opensAt < other.opensAt ? 1 : -1))[0];

/** The quotas of a round as if they had been typed, with how they were divided among hamlets. */
export function draftsOf(
  { communes }: Pick<Round, 'communes'>,
  hamlets: readonly Pick<HamletProgress, 'communeUnitId' | 'hamletNo' | 'target'>[],
): QuotaDrafts {
  const divided = (commune: string) =>
    hamlets.flatMap(({ communeUnitId, hamletNo, target }) =>
      communeUnitId === commune && hamletNo !== null && target !== null ? [[hamletNo, target] as const] : [],
    );
  return Object.fromEntries(
    communes.map(({ communeUnitId, target }) => [
      communeUnitId,
      { target, hamlets: Object.fromEntries(divided(communeUnitId)) },
    ]),
  );
}

const FIELD = /^quotas\.(\d+)(?:\.hamlets\.(\d+))?(?:\.\w+)?$/;

/** Which field shows a fault of what was sent: `<commune>` or `<commune> <hamlet>`; undefined for one of no quota. */
export function placeOf({ field }: FieldFault, sent: readonly PlannedQuota[]): string | undefined {
  const [, at, hamletAt] = FIELD.exec(field) ?? [];
  const quota = at === undefined ? undefined : sent[Number(at)];
  if (!quota) return undefined;
  const hamlet = hamletAt === undefined ? undefined : quota.hamlets?.[Number(hamletAt)];
  return hamlet ? `${quota.communeUnitId} ${hamlet.hamletNo}` : quota.communeUnitId;
}

/** The faults of quotas by their fields; several of one stand together. */
export function faultsByPlace(
  faults: readonly FieldFault[],
  sent: readonly PlannedQuota[],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const fault of faults) {
    const place = placeOf(fault, sent);
    if (place !== undefined) found[place] = [found[place], fault.detail].filter(Boolean).join(' ');
  }
  return found;
}

const DAY_MS = 86_400_000;

/** From the beginning of the first day to the end of the last one, in Viet Nam. Both are local days. */
export const windowOf = (
  first: string,
  last: string,
): { readonly opensAt: string; readonly closesAt: string } => ({
  opensAt: new Date(midnight(first)).toISOString(),
  closesAt: new Date(midnight(last) + DAY_MS).toISOString(),
});

const midnight = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);
