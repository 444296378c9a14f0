import type { Actor, UnitId } from '@xaso/kernel';

/**
 * The communes whose own things an actor sees and changes: null for all of them, none for whoever is kept to hamlets (domain.md §5:
 * a scope is a province, a commune or a hamlet with what is below it).
 */
export const wholeCommunesOf = ({ communes, hamlets }: Actor): readonly UnitId[] | null =>
  hamlets === undefined ? (communes === '*' ? null : communes) : [];

/** The same actor as questions about whole communes see them. */
export const forWholeCommunes = (actor: Actor): Actor =>
  actor.hamlets === undefined ? actor : { ...actor, communes: [] };
