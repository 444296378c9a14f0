import { DomainError, type Actor } from '@xaso/kernel';

/**
 * Refuses with 403 `other-hamlet` whoever is kept to hamlets and wants what is of another one, or of the commune as a whole.
 * @param code of the hamlet that a thing is of; null for what is of its commune as a whole
 */
export function assertHamlet({ hamlets }: Pick<Actor, 'hamlets'>, code: string | null): void {
  if (hamlets === undefined || (code !== null && hamlets.includes(code))) return;
  const given = hamlets.length > 0 ? hamlets.join(', ') : 'chưa có thôn nào';
  throw new DomainError(
    'forbidden',
    'other-hamlet',
    code === null
      ? `Việc này là của cả xã; tài khoản của bạn chỉ được giao thôn (${given}). Chưa thay đổi gì; hãy nhờ cán bộ xã.`
      : `Bạn không được giao thôn ${code} (được giao: ${given}); chưa thay đổi gì.`,
  );
}
