import ts from 'typescript';
import type { JsonSchema, SchemaNames } from './schema-names.js';
import { unionOf } from './union-schema.js';

/** Where a type stands: for names, and for whoever reads that it cannot be written as JSON. */
export interface Place {
  readonly controller: string;
  readonly path: string;
  /** What it stands in, up to the next type with a name. */
  readonly within: readonly ts.Type[];
}

/** What is sent as it stands, not as JSON. */
const BINARY = new Set([
  'Buffer',
  'Uint8Array',
  'ArrayBuffer',
  'StreamableFile',
  'Readable',
  'ReadableStream',
]);
const UNWRITABLE = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'RegExp']);
const DEEPEST = 30;

/** Turns types into JSON Schema: of what `JSON.stringify` makes of a value, not of the value. */
export class TypeSchemas {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly names: SchemaNames,
  ) {}

  /** @throws Error naming the place, for what JSON cannot hold */
  of(type: ts.Type, at: Place): JsonSchema {
    const symbol = this.#sharedName(type);
    if (!symbol) return this.#written(type, at);
    return this.names.refer(symbol, at.controller, () =>
      described(this.#written(type, { ...at, path: symbol.name, within: [] }), this.#words(symbol)),
    );
  }

  /** Interfaces, classes and aliases of our own that take no type arguments; a primitive needs no name. */
  #sharedName(type: ts.Type): ts.Symbol | undefined {
    const { aliasSymbol, aliasTypeArguments } = type;
    if (aliasSymbol && !aliasTypeArguments?.length && isOwn(aliasSymbol)) {
      const structured = type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection);
      return structured && !this.#isPrimitive(type) ? aliasSymbol : undefined;
    }
    const symbol = type.getSymbol();
    if (!symbol || !(symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class))) return undefined;
    const generic = symbol.declarations?.some(
      (each) =>
        (ts.isInterfaceDeclaration(each) || ts.isClassDeclaration(each)) && each.typeParameters?.length,
    );
    return !generic && isOwn(symbol) && !isBinary(type) ? symbol : undefined;
  }

  #isPrimitive(type: ts.Type): boolean {
    return type.isIntersection() && type.types.some(({ flags }) => flags & PRIMITIVE);
  }

  #written(type: ts.Type, at: Place): JsonSchema {
    if (at.within.length > DEEPEST) throw new Error(`${at.path} does not end`);
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Never) return { not: {} };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
    if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', enum: [this.checker.typeToString(type) === 'true'] };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.isUnion()) return unionOf(type, (part) => this.of(part, at));
    if (type.isIntersection()) {
      const primitive = type.types.find((each) => each.flags & PRIMITIVE);
      return primitive ? this.#written(primitive, at) : this.#object(type, at);
    }
    if (flags & ts.TypeFlags.TypeParameter) {
      const most = this.checker.getBaseConstraintOfType(type);
      return most && most !== type ? this.of(most, at) : {};
    }
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) return this.#object(type, at);
    throw new Error(`${at.path}: ${this.checker.typeToString(type)} cannot be written as JSON`);
  }

  #object(type: ts.Type, at: Place): JsonSchema {
    const name = type.getSymbol()?.name ?? '';
    if (this.checker.isArrayType(type)) return { type: 'array', items: this.#items(type, at) };
    if (this.checker.isTupleType(type)) return { type: 'array', items: this.#items(type, at) };
    if (name === 'Date' && !isOwn(type.getSymbol())) return { type: 'string', format: 'date-time' };
    if (isBinary(type) || (UNWRITABLE.has(name) && !isOwn(type.getSymbol())))
      throw new Error(`${at.path}: a ${name} cannot be written as JSON; hand out what is in it`);
    // A type without a name that holds itself is written once.
    if (at.within.includes(type)) return { type: 'object' };
    return { type: 'object', ...this.#members(type, { ...at, within: [...at.within, type] }) };
  }

  #items(type: ts.Type, at: Place): JsonSchema {
    const items = this.checker.getTypeArguments(type as ts.TypeReference);
    const below = { ...at, path: `${at.path}[]` };
    const schemas = new Map(
      items.map((each) => this.of(each, below)).map((schema) => [JSON.stringify(schema), schema]),
    );
    const [only = {}] = schemas.values();
    return schemas.size <= 1 ? only : { anyOf: [...schemas.values()] };
  }

  #members(type: ts.Type, at: Place): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      if (property.name.startsWith('__')) continue;
      const held = this.checker.getTypeOfSymbol(property);
      if (held.getCallSignatures().length > 0 || held.flags & ts.TypeFlags.Undefined) continue;
      const below = { ...at, path: `${at.path}.${property.name}` };
      properties[property.name] = described(this.of(held, below), this.#words(property));
      if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeUndefined(held)) required.push(property.name);
    }
    const [index] = this.checker.getIndexInfosOfType(type);
    const below = { ...at, path: `${at.path}[…]` };
    return {
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: this.of(index.type, below) } : {}),
    };
  }

  readonly #words = (symbol: ts.Symbol): string =>
    ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).trim();
}

const PRIMITIVE = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike;

/** Whether the type is sent as bytes. */
export function isBinary(type: ts.Type): boolean {
  return BINARY.has(type.getSymbol()?.name ?? '') && !isOwn(type.getSymbol());
}

function isOwn(symbol: ts.Symbol | undefined): boolean {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  return file !== undefined && !file.includes('/node_modules/');
}

const mayBeUndefined = (type: ts.Type): boolean =>
  type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);

/** The same object: a reference gets its name later. */
const described = (schema: JsonSchema, description: string): JsonSchema =>
  description === '' ? schema : Object.assign(schema, { description });
