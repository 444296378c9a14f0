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

/** Who is hurt by a change, and how: `whoBreaks` says it in words. */
export type Harm =
  | 'removed'
  | 'added-required'
  | 'became-required'
  | 'became-optional'
  | 'values-added'
  | 'values-removed'
  | 'other-values';

/** One difference that keeps a schema from replacing a released one. */
export interface SchemaChange {
  /** `quotas[].target`; `(payload)` for the whole. */
  readonly field: string;
  readonly harm: Harm;
  /** What was, and what is. */
  readonly what: string;
}

/**
 * What keeps `current` from replacing `released` within one major version. Allowed: adding or removing an optional
 * field. Everything else needs a new topic (`…v2`), written beside the old one until its readers have left.
 */
export function schemaChanges(released: JsonSchema, current: JsonSchema, path = ''): SchemaChange[] {
  const field = path || '(payload)';
  return [
    ...constraintChanges(released, current, field),
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

/** The same as lines of text. */
export function breakingChanges(released: JsonSchema, current: JsonSchema): string[] {
  return schemaChanges(released, current).map(({ field, what }) => `${field}: ${what}`);
}

/** Whom a change breaks, in plain words. */
export function whoBreaks(harm: Harm): string {
  return WHO[harm];
}

const WHO: Readonly<Record<Harm, string>> = {
  removed: 'readers of the release require the field: they refuse, and park, every new fact',
  'added-required':
    'the facts that are on the topic already lack the field: the new reader refuses them, and so does every rebuild',
  'became-required':
    'facts on the topic may lack the field: the new reader refuses those, and so does every rebuild',
  'became-optional':
    'readers of the release require the field: they refuse, and park, facts that leave it out',
  'values-added':
    'readers of the release do not know the new value: they refuse, and park, facts that carry it',
  'values-removed':
    'facts on the topic carry the value that is gone: the new reader refuses them, and so does every rebuild',
  'other-values':
    'what was allowed and what is allowed now differ: readers of the release refuse new facts, or new readers the old ones',
};

function constraintChanges(released: JsonSchema, current: JsonSchema, field: string): SchemaChange[] {
  const keywords = new Set([...Object.keys(released), ...Object.keys(current)]);
  return [...keywords].flatMap((keyword) => {
    if (NO_CONSTRAINT.has(keyword)) return [];
    const was = canonical(released[keyword]);
    const is = canonical(current[keyword]);
    if (was === is) return [];
    const harm = keyword === 'enum' ? harmOfValues(released[keyword], current[keyword]) : 'other-values';
    return [{ field, harm, what: `${keyword} was ${was}, is ${is}` }];
  });
}

/** A list that grew hurts those who read new facts, one that shrank those who read old ones. */
function harmOfValues(was: unknown, is: unknown): Harm {
  if (!Array.isArray(was) || !Array.isArray(is)) return 'other-values';
  const within = (some: readonly unknown[], all: readonly unknown[]) =>
    some.every((value) => all.includes(value));
  if (within(was, is)) return 'values-added';
  return within(is, was) ? 'values-removed' : 'other-values';
}

function fieldChanges(released: JsonSchema, current: JsonSchema, path: string): SchemaChange[] {
  const before = new Map(Object.entries(released.properties ?? {}));
  const after = new Map(Object.entries(current.properties ?? {}));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): SchemaChange[] => {
    const field = path ? `${path}.${name}` : name;
    const old = before.get(name);
    const now = after.get(name);
    const wasRequired = released.required?.includes(name) ?? false;
    const isRequired = current.required?.includes(name) ?? false;
    if (!old)
      return isRequired
        ? [{ field, harm: 'added-required', what: 'added as required, but old facts lack it' }]
        : [];
    if (!now) return wasRequired ? [{ field, harm: 'removed', what: 'removed, but readers rely on it' }] : [];
    return [...dutyChanges(field, wasRequired, isRequired), ...schemaChanges(old, now, field)];
  });
}

function dutyChanges(field: string, wasRequired: boolean, isRequired: boolean): SchemaChange[] {
  if (wasRequired === isRequired) return [];
  return isRequired
    ? [{ field, harm: 'became-required', what: 'became required: old facts lack it' }]
    : [{ field, harm: 'became-optional', what: 'became optional: readers rely on it' }];
}

function childChanges(
  released: readonly JsonSchema[],
  current: readonly JsonSchema[],
  path: string,
  what: string,
): SchemaChange[] {
  if (released.length !== current.length)
    return [
      {
        field: path || '(payload)',
        harm: 'other-values',
        what: `${what} were ${released.length}, are ${current.length}`,
      },
    ];
  return released.flatMap((old, index) => schemaChanges(old, current[index] ?? {}, path));
}

/** Lists of plain values (enum, type) mean the same in any order. */
function canonical(value: unknown): string {
  if (value === undefined) return 'absent';
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}
