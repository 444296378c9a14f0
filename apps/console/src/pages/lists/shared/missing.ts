/** The fields of a form that were left empty though they must not be, each with the same message. */
export function missingOf(
  values: Readonly<Record<string, unknown>>,
  required: readonly string[],
  message: string,
): Record<string, string> {
  const empty = required.filter((name) => isEmpty(values[name]));
  return Object.fromEntries(empty.map((name) => [name, message]));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/**
 * What of a record is written otherwise in the form: only that is sent, so that two people who correct different things of one
 * record do not undo each other.
 */
export function changesOf<T extends Readonly<Record<string, unknown>>>(before: T, after: T): Partial<T> {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}
