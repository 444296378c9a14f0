import { type Actor, DomainError, type UnitId } from '@xaso/kernel';

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

/**
 * The communes whose own things an actor sees and changes: null for all of them, none for whoever is kept to hamlets (domain.md §5:
 * a scope is a province, a commune or a hamlet with what is below it).
 */
export const wholeCommunesOf = ({ communes, hamlets }: Actor): readonly UnitId[] | null =>
  hamlets === undefined ? (communes === '*' ? null : communes) : [];

/** The same actor as questions about whole communes see them. */
export const forWholeCommunes = (actor: Actor): Actor =>
  actor.hamlets === undefined ? actor : { ...actor, communes: [] };
