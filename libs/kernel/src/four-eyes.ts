import { DomainError } from './domain-error.js';

/** Whoever wrote something down does not approve it. Both are accounts. @throws DomainError forbidden */
export function assertAnother(recordedBy: string, approver: string): void {
  if (recordedBy !== approver) return;
  throw new DomainError(
    'forbidden',
    'own-record',
    'Người ghi không tự duyệt; cần người khác duyệt. Chưa thay đổi gì.',
  );
}
