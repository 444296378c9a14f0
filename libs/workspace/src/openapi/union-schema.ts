import ts from 'typescript';
import type { JsonSchema } from './schema-names.js';

const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/**
 * A union as JSON has it: `undefined` is a member that is left out, literals are a list of values, the rest are alternatives.
 * The order of the parts is that of their text: the compiler's own depends on what it looked at before.
 */
export function unionOf(type: ts.UnionType, of: (part: ts.Type) => JsonSchema): JsonSchema {
  const parts = partsOf(type).filter(({ flags }) => !(flags & NOTHING));
  const nullable = parts.some(({ flags }) => flags & ts.TypeFlags.Null);
  const strings = parts.filter((each) => each.isStringLiteral()).map(({ value }) => value);
  const numbers = parts.filter((each) => each.isNumberLiteral()).map(({ value }) => value);
  const booleans = parts.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
  const rest = parts.filter((each) => !(each.flags & LITERAL_OR_NULL));
  const alternatives = [
    ...(strings.length > 0 ? [{ type: 'string', enum: strings.sort() }] : []),
    ...(numbers.length > 0 ? [{ type: 'number', enum: numbers.sort((a, b) => a - b) }] : []),
    ...(booleans.length > 1 ? [{ type: 'boolean' }] : booleans.map(of)),
    ...inOrder(rest.map(of)),
  ];
  const [only, ...more] = alternatives;
  if (!only) return { type: 'null' };
  if (more.length === 0) return nullable ? orNull(only) : only;
  return { anyOf: nullable ? [...alternatives, { type: 'null' }] : alternatives };
}

const LITERAL_OR_NULL =
  ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral | ts.TypeFlags.Null;

/** As it was written where the compiler still knows: `Pillar | null` is two parts, not three pillars and null. */
function partsOf(type: ts.UnionType): readonly ts.Type[] {
  const origin: unknown = Reflect.get(type, 'origin');
  if (!isUnion(origin)) return type.types;
  return origin.types.flatMap((part) => (part.isUnion() && !part.aliasSymbol ? partsOf(part) : [part]));
}

function isUnion(value: unknown): value is ts.UnionType {
  return (
    typeof value === 'object' &&
    value !== null &&
    'flags' in value &&
    typeof value.flags === 'number' &&
    (value.flags & ts.TypeFlags.Union) !== 0
  );
}

function inOrder(schemas: readonly JsonSchema[]): JsonSchema[] {
  const texts = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
}

/** A simple type may name both; anything else is one of two. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, ...rest } = schema;
  return typeof type === 'string' && values === undefined
    ? { type: [type, 'null'], ...rest }
    : { anyOf: [schema, { type: 'null' }] };
}
