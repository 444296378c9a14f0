import { fold } from '@xaso/admin-units';
import { changed, type CommuneThing, created, type Decided, fact } from '@xaso/contracts-common';
import { HamletMerged, type HamletKind, HamletRegistered, HamletRenamed } from '@xaso/contracts-programme';
import { assertNotBefore, type Day, DomainError, type FieldFault, refuse, startOf } from '@xaso/kernel';
import { communeFaults } from '../common/commune-on.js';

/** What a hamlet was called from a day on, and why it was called otherwise. */
export interface HamletName {
  readonly name: string;
  readonly kind: HamletKind;
  readonly from: Day;
  readonly reason: string | null;
}

/**
 * A thôn, xóm, bản, khối or tổ dân phố. There is no national code for it: the commune keeps the register, and a code is
 * never used for another hamlet.
 */
export interface Hamlet extends CommuneThing {
  /** `17335-001`: the commune's code and a number. */
  readonly code: string;
  /** All its names, the present one last. */
  readonly names: readonly HamletName[];
  /** All its names as they are searched for. */
  readonly searchText: string;
  readonly registeredOn: Day;
  readonly mergedInto: string | null;
  readonly mergedOn: Day | null;
  readonly mergeReason: string | null;
}

/** A commune has numbers 001 to 999. */
export const LAST_NUMBER = 999;

export type HamletInput = Pick<
  Hamlet,
  'id' | 'programme' | 'communeUnitId' | 'registeredOn' | 'synthetic' | 'createdAt'
> & {
  /** 1 to 999, not yet used in the commune. */
  readonly number: number;
  readonly name: string;
  readonly kind: HamletKind;
};

/** @throws DomainError invalid when the commune did not exist on that day */
export function register({ number, name, kind, ...rest }: HamletInput): Decided<Hamlet> {
  refuse(
    [...communeFaults(rest.communeUnitId, rest.registeredOn), ...nameFaults(name)],
    'hamlet-invalid',
    'Thôn, xóm chưa hợp lệ; chưa lưu gì.',
  );
  const code = codeOf(rest.communeUnitId, number);
  const names = [{ name: normalised(name), kind, from: rest.registeredOn, reason: null }];
  return created<Hamlet>(
    {
      ...rest,
      code,
      names,
      searchText: searchTextOf(names),
      mergedInto: null,
      mergedOn: null,
      mergeReason: null,
    },
    [fact(HamletRegistered, startOf(rest.registeredOn), { hamletCode: code, kind })],
  );
}

/** `17335@before-2025-07-01` and 1 are `17335-001`. */
export const codeOf = (communeUnitId: string, number: number): string =>
  `${communeUnitId.slice(0, 5)}-${String(number).padStart(3, '0')}`;

/** The present name and kind. */
export const nameOf = (hamlet: Pick<Hamlet, 'names'>): HamletName => nameOn(hamlet, '9999-12-31');

/** What a hamlet was called on a day; before it was registered, its first name. */
export function nameOn({ names }: Pick<Hamlet, 'names'>, day: Day): HamletName {
  const name = names.findLast(({ from }) => from <= day) ?? names[0];
  if (!name) throw new Error('a hamlet without a name');
  return name;
}

/** Its code stays. @throws DomainError conflict when it was merged, invalid when dated before the name it has */
export function rename(
  hamlet: Hamlet,
  to: { readonly name: string; readonly kind?: HamletKind | undefined },
  on: Day,
  reason: string,
): Decided<Hamlet> {
  assertStands(hamlet);
  refuse(nameFaults(to.name), 'hamlet-invalid', 'Tên mới chưa hợp lệ; chưa thay đổi gì.');
  const before = nameOf(hamlet);
  assertNotBefore(on, before.from);
  const kind = to.kind ?? before.kind;
  const names = [...hamlet.names, { name: normalised(to.name), kind, from: on, reason }];
  const event = fact(HamletRenamed, startOf(on), { hamletCode: hamlet.code, kind });
  return changed(hamlet, { names, searchText: searchTextOf(names) }, [event]);
}

/**
 * It becomes part of another hamlet of its commune. What was recorded of it stays its own.
 * @param teamDecision the decision of its team if one is active: that team ends first
 * @throws DomainError conflict, invalid
 */
export function merge(
  hamlet: Hamlet,
  into: Hamlet,
  on: Day,
  reason: string,
  teamDecision: string | null,
): Decided<Hamlet> {
  assertStands(hamlet);
  const detail = mergeFault(hamlet, into);
  if (detail !== null)
    refuse(
      [{ field: 'into', code: 'hamlet-not-beside', detail }],
      'hamlet-not-beside',
      'Không thể sáp nhập; chưa thay đổi gì.',
    );
  assertStands(into);
  assertNotBefore(on, nameOf(hamlet).from);
  assertNotBefore(on, into.registeredOn);
  if (teamDecision !== null)
    throw new DomainError(
      'conflict',
      'hamlet-has-team',
      `${hamlet.code} còn tổ công nghệ số cộng đồng đang hoạt động (quyết định ${teamDecision}). Hãy ghi giải thể tổ trước khi sáp nhập; chưa thay đổi gì.`,
    );
  const event = fact(HamletMerged, startOf(on), { hamletCode: hamlet.code, mergedInto: into.id });
  return changed(hamlet, { mergedInto: into.id, mergedOn: on, mergeReason: reason }, [event]);
}

/** Nothing more is recorded of a hamlet that became part of another one. @throws DomainError conflict */
export function assertStands(hamlet: Hamlet): void {
  if (hamlet.mergedInto === null) return;
  throw new DomainError(
    'conflict',
    'hamlet-merged',
    `${nameOf(hamlet).name} (${hamlet.code}) đã sáp nhập ngày ${hamlet.mergedOn} vào thôn có id ${hamlet.mergedInto}; hãy dùng thôn đó. Chưa lưu gì.`,
  );
}

/** Which hamlet stands for one on a day, and those it went through: `known` are all of them, in any order. */
export function standsFor(hamlet: Hamlet, known: readonly Hamlet[], on: Day): readonly Hamlet[] {
  const way = [hamlet];
  for (let at = hamlet; at.mergedInto !== null && at.mergedOn !== null && at.mergedOn <= on;) {
    const next = known.find(({ id }) => id === at.mergedInto);
    if (!next) break;
    way.push(next);
    at = next;
  }
  return way;
}

function mergeFault(hamlet: Hamlet, into: Hamlet): string | null {
  if (hamlet.id === into.id) return 'Thôn không thể sáp nhập vào chính nó.';
  if (hamlet.communeUnitId !== into.communeUnitId) return 'Chỉ sáp nhập hai thôn của cùng một xã.';
  return null;
}

/** Lists have names in both forms of Unicode and with stray spaces. */
const normalised = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ');

const nameFaults = (name: string): FieldFault[] =>
  fold(name) === '' ? [{ field: 'name', code: 'name-missing', detail: 'Cần tên thôn, xóm.' }] : [];

const searchTextOf = (names: readonly HamletName[]) =>
  [...new Set(names.map(({ name }) => fold(name)))].join(' | ');
