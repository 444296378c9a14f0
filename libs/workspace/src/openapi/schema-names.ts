import type ts from 'typescript';

/** A piece of JSON Schema 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A type that several places share. */
interface Named {
  readonly plain: string;
  /** Which operation's controller met it first. */
  readonly controller: string;
  schema: JsonSchema;
  readonly references: { $ref: string }[];
}

/** What every document calls a refusal. */
const TAKEN = new Set(['Problem']);

/** Gives shared types their names. A name that two types bear is given to neither: the controller's stands before it. */
export class SchemaNames {
  readonly #named = new Map<ts.Symbol, Named>();

  /** A reference to the type; `write` makes its schema when it is met for the first time. */
  refer(symbol: ts.Symbol, controller: string, write: () => JsonSchema): JsonSchema {
    let named = this.#named.get(symbol);
    if (!named) {
      named = { plain: symbol.name, controller, schema: {}, references: [] };
      this.#named.set(symbol, named);
      named.schema = write();
    }
    // Until all names are known: the same in every run, whatever was met first.
    const place = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
    const reference = { $ref: `${named.plain}@${place}` };
    named.references.push(reference);
    return reference;
  }

  /** Names everything; the references given out before are complete from now on. */
  finish(): Record<string, JsonSchema> {
    const all = [...this.#named.values()];
    const bearers = Map.groupBy(all, ({ plain }) => plain);
    const schemas = new Map<string, JsonSchema>();
    for (const named of all) {
      const alone = bearers.get(named.plain)?.length === 1 && !TAKEN.has(named.plain);
      const name = free(schemas, alone ? named.plain : `${named.controller}${named.plain}`);
      schemas.set(name, named.schema);
      for (const reference of named.references) reference.$ref = `#/components/schemas/${name}`;
    }
    return Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function free(taken: ReadonlyMap<string, unknown>, name: string): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}${number}`)) number += 1;
  return `${name}${number}`;
}
