import { parse } from 'libpg-query';

/** A piece of PostgreSQL's parse tree: one field, named as the kind of the node. */
export type Node = Readonly<Record<string, unknown>>;

/** A statement of a migration, as PostgreSQL's own parser reads it. */
export interface Statement {
  /** Kind of the node, e.g. `AlterTableStmt`. */
  readonly kind: string;
  readonly node: Node;
  /** Of its first word, from 1. */
  readonly line: number;
}

/** SQL that PostgreSQL would refuse. */
export class UnreadableSql extends Error {
  override readonly name = 'UnreadableSql';
}

const LEADING = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;

/** The statements of a file, in their order. @throws UnreadableSql with what the parser said */
export async function statementsOf(sql: string): Promise<Statement[]> {
  // Places are counted in bytes.
  const bytes = Buffer.from(sql);
  const { stmts } = await read(sql);
  return (stmts ?? []).flatMap(({ stmt, stmt_location: from = 0 }) => {
    const [kind, node] = Object.entries(stmt ?? {})[0] ?? [];
    if (kind === undefined) return [];
    const before = bytes.subarray(0, from).toString();
    const gap = LEADING.exec(bytes.subarray(from).toString())?.[0] ?? '';
    return [{ kind, node: node as Node, line: (before + gap).split('\n').length }];
  });
}

interface Parsed {
  readonly stmts?: readonly { readonly stmt?: Node; readonly stmt_location?: number }[];
}

async function read(sql: string): Promise<Parsed> {
  try {
    return (await parse(sql)) as Parsed;
  } catch (error) {
    throw new UnreadableSql(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** A field that holds a node, without the name of its kind where that is expected. */
export function child(node: Node | undefined, field: string): Node | undefined {
  const value = node?.[field];
  return typeof value === 'object' && value !== null ? (value as Node) : undefined;
}

/** The members of a list that are of a kind. */
export function members(node: Node | undefined, field: string, kind: string): Node[] {
  const list = node?.[field];
  if (!Array.isArray(list)) return [];
  return (list as readonly Node[]).flatMap((one): Node[] => {
    const member = child(one, kind);
    return member ? [member] : [];
  });
}

export function text(node: Node | undefined, field: string): string | undefined {
  const value = node?.[field];
  return typeof value === 'string' ? value : undefined;
}

export const flag = (node: Node | undefined, field: string): boolean => node?.[field] === true;

/** The words of a list of strings: `{ keys: [{ String: { sval: 'id' } }] }`. */
export const words = (node: Node | undefined, field: string): string[] =>
  members(node, field, 'String').flatMap((word) => text(word, 'sval') ?? []);

/** Names of the columns that an expression mentions. */
export function columnsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(columnsIn);
  const reference = child(value as Node, 'ColumnRef');
  if (reference) return words(reference, 'fields').slice(-1);
  return Object.values(value).flatMap(columnsIn);
}

/** A type as it is written, with its limits: `varchar(20)`, `uuid[]`. */
export function typeOf(typeName: Node | undefined): string {
  const name = words(typeName, 'names').at(-1) ?? 'unknown';
  const limits = members(typeName, 'typmods', 'A_Const').map(
    (limit) => (child(limit, 'ival')?.['ival'] as number | undefined) ?? 0,
  );
  const array = Array.isArray(typeName?.['arrayBounds']) ? '[]' : '';
  return `${name}${limits.length > 0 ? `(${limits.join(',')})` : ''}${array}`;
}
