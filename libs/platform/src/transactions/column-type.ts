/**
 * For a column whose values are narrower than what TypeORM infers from its SQL type (a list value, the shape of a jsonb):
 * nothing is transformed, only the type is told.
 */
export function typed<T>(): { to(value: T): T; from(value: T): T } {
  return { to: (value) => value, from: (value) => value };
}
