import type { JsonSchema } from '../json-schema.js';

/** Keywords that are compared by structure, or that say nothing about which payloads are valid. */
const NO_CONSTRAINT = new Set([
  '$id',
  '$schema',
  'title',
  'description',
  'examples',
  'default',
  'properties',
  'required',
  'items',
  'anyOf',
]);

/**
 * What keeps `current` from replacing `released` within one major version. Allowed: adding or removing an optional
 * field. Everything else needs a new topic (`…v2`), written beside the old one until its readers have left.
 */
export function breakingChanges(released: JsonSchema, current: JsonSchema, path = ''): string[] {
  const at = path || '(payload)';
  return [
    ...constraintChanges(released, current, at),
    ...fieldChanges(released, current, path),
    ...childChanges(
      released.items ? [released.items] : [],
      current.items ? [current.items] : [],
      `${path}[]`,
      'kinds of items',
    ),
    ...childChanges(released.anyOf ?? [], current.anyOf ?? [], path, 'alternatives'),
  ];
}

function constraintChanges(released: JsonSchema, current: JsonSchema, at: string): string[] {
  const keywords = new Set([...Object.keys(released), ...Object.keys(current)]);
  return [...keywords].flatMap((keyword) => {
    if (NO_CONSTRAINT.has(keyword)) return [];
    const was = canonical(released[keyword]);
    const is = canonical(current[keyword]);
    return was === is ? [] : [`${at}: ${keyword} was ${was}, is ${is}`];
  });
}

function fieldChanges(released: JsonSchema, current: JsonSchema, path: string): string[] {
  const before = new Map(Object.entries(released.properties ?? {}));
  const after = new Map(Object.entries(current.properties ?? {}));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const field = path ? `${path}.${name}` : name;
    const old = before.get(name);
    const now = after.get(name);
    const wasRequired = released.required?.includes(name) ?? false;
    const isRequired = current.required?.includes(name) ?? false;
    if (!old) return isRequired ? [`${field}: added as required, but old facts lack it`] : [];
    if (!now) return wasRequired ? [`${field}: removed, but readers rely on it`] : [];
    const duty =
      wasRequired === isRequired
        ? []
        : [`${field}: became ${isRequired ? 'required: old facts lack it' : 'optional: readers rely on it'}`];
    return [...duty, ...breakingChanges(old, now, field)];
  });
}

function childChanges(
  released: readonly JsonSchema[],
  current: readonly JsonSchema[],
  path: string,
  what: string,
): string[] {
  if (released.length !== current.length)
    return [`${path || '(payload)'}: ${what} were ${released.length}, are ${current.length}`];
  return released.flatMap((old, index) => breakingChanges(old, current[index] ?? {}, path));
}

/** Lists of plain values (enum, type) mean the same in any order. */
function canonical(value: unknown): string {
  if (value === undefined) return 'absent';
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}
