import type { Versioned } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';

/**
 * Whoever edits says which version they read: what somebody else wrote since is not overwritten unseen.
 * @param read undefined asks for nothing
 * @param what is edited, as people call it
 * @throws DomainError conflict `changed-meanwhile`
 */
export function assertRead(
  { version }: Pick<Versioned, 'version'>,
  read: number | undefined,
  what: string,
): void {
  if (read === undefined || read === version) return;
  throw new DomainError(
    'conflict',
    'changed-meanwhile',
    `Người khác vừa sửa ${what} này sau khi bạn mở ra. Bản đang lưu được giữ nguyên, bản của bạn chưa được lưu. Hãy so hai bản rồi lưu lại.`,
  );
}
