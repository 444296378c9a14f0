import type { Versioned } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';

/**
 * Refuses what was written on top of a version that is the stored one no longer: nobody undoes unseen what another wrote meanwhile.
 * @param seen the version that the caller read; undefined where the caller does not say
 * @throws DomainError conflict `changed-meanwhile`
 */
export function assertSeen({ version }: Pick<Versioned, 'version'>, seen: number | undefined): void {
  if (seen === undefined || seen === version) return;
  throw new DomainError(
    'conflict',
    'changed-meanwhile',
    `Người khác vừa sửa mục này: bạn sửa từ bản ${seen}, bản đang lưu là ${version}. Nội dung bạn gửi chưa được lưu; hãy xem bản đang lưu rồi gửi lại.`,
  );
}

/** What decides about a thing, for whoever read this version of it. @throws as `assertSeen` */
export const ifSeen =
  <T extends Pick<Versioned, 'version'>, A extends readonly unknown[], R>(
    seen: number | undefined,
    decide: (thing: T, ...rest: A) => R,
  ) =>
  (thing: T, ...rest: A): R => {
    assertSeen(thing, seen);
    return decide(thing, ...rest);
  };

/** What a caller writes, and the version of the thing that they read. */
export type Seen<C> = C & { readonly version?: number | undefined };
