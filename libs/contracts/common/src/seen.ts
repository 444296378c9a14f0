import { DomainError } from '@xaso/kernel';
import type { Versioned } from './decided.js';

/** What a caller writes, and the version of the thing that they read; they may leave it out, and are then not asked. */
export type Seen<C> = C & { readonly version?: number | undefined };

/**
 * Refuses what was written on top of a version that is the stored one no longer: nobody undoes unseen what another wrote meanwhile.
 * @param seen the version that the caller read; undefined where the caller does not say
 * @param what people call the thing, e.g. `lớp`
 * @throws DomainError conflict `changed-meanwhile`
 */
export function assertSeen(
  { version }: Pick<Versioned, 'version'>,
  seen: number | undefined,
  what: string,
): void {
  if (seen === undefined || seen === version) return;
  throw changedMeanwhile(what, { seen, stored: version });
}

/** What decides about a thing, for whoever read this version of it. @throws as `assertSeen` */
export const ifSeen =
  <T extends Pick<Versioned, 'version'>, A extends readonly unknown[], R>(
    seen: number | undefined,
    what: string,
    decide: (thing: T, ...rest: A) => R,
  ) =>
  (thing: T, ...rest: A): R => {
    assertSeen(thing, seen, what);
    return decide(thing, ...rest);
  };

/**
 * The refusal of a write that somebody else's overtook, also of one that was decided at the same moment.
 * @param what people call the thing, e.g. `lớp`
 * @param versions both of them, where they are known
 */
export function changedMeanwhile(
  what: string,
  versions?: { readonly seen: number; readonly stored: number },
): DomainError {
  const which = versions
    ? ` sau khi bạn mở ra: bạn làm trên bản ${versions.seen}, bản đang lưu là ${versions.stored}`
    : '';
  return new DomainError(
    'conflict',
    'changed-meanwhile',
    `Người khác vừa thay đổi ${what} này${which}. Bản đang lưu được giữ nguyên, nội dung bạn gửi chưa được lưu. Hãy xem bản đang lưu rồi gửi lại.`,
  );
}
