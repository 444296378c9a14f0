import { child, columnsIn, flag, members, type Node, type Statement, text, typeOf, words } from './syntax.js';

/** What keeps rows apart or out. */
export type ConstraintKind = 'unique' | 'check' | 'foreign';

export interface Column {
  readonly type: string;
  /** Filled by the database when an insert leaves it out. */
  readonly filled: boolean;
  readonly required: boolean;
  /** The migration it came with. */
  readonly since: string;
}

export interface Table {
  readonly since: string;
  readonly columns: Map<string, Column>;
  readonly constraints: Map<string, ConstraintKind>;
}

const KINDS: Readonly<Record<string, ConstraintKind>> = {
  CONSTR_PRIMARY: 'unique',
  CONSTR_UNIQUE: 'unique',
  CONSTR_EXCLUSION: 'unique',
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'foreign',
};

/** Which kind a constraint is of; undefined for what only describes a column (default, not null). */
export const kindOf = (constraint: Node): ConstraintKind | undefined =>
  KINDS[text(constraint, 'contype') ?? ''];

const FILLS = ['CONSTR_DEFAULT', 'CONSTR_IDENTITY', 'CONSTR_GENERATED'];
const REQUIRES = ['CONSTR_NOTNULL', 'CONSTR_PRIMARY', 'CONSTR_IDENTITY'];

/** A column as `create table` or `add column` declares it. */
export function columnOf(definition: Node, since: string): Column {
  const kinds = members(definition, 'constraints', 'Constraint').map((one) => text(one, 'contype') ?? '');
  const type = typeOf(child(definition, 'typeName'));
  const serial = /^(small|big)?serial\d*$/.test(type);
  return {
    type,
    filled: serial || kinds.some((kind) => FILLS.includes(kind)),
    required: serial || kinds.some((kind) => REQUIRES.includes(kind)),
    since,
  };
}

export const tableNamed = (node: Node | undefined, field = 'relation'): string =>
  text(child(node, field), 'relname') ?? '';

/** What the files so far have made, as far as the rules ask for it. */
export class Schema {
  readonly tables = new Map<string, Table>();
  /** Index → whether it is unique. */
  readonly indexes = new Map<string, boolean>();

  /** Whether a version that runs may use the table: it was there before this file, or nobody knows. */
  used(table: string, file: string): boolean {
    return this.tables.get(table)?.since !== file;
  }

  apply({ kind, node }: Statement, file: string): void {
    if (kind === 'CreateStmt') this.create(node, file);
    else if (kind === 'IndexStmt') this.index(node);
    else if (kind === 'AlterTableStmt') this.alter(node, file);
    else if (kind === 'DropStmt') this.drop(node);
    else if (kind === 'RenameStmt') this.rename(node);
  }

  private create(node: Node, file: string): void {
    const name = tableNamed(node);
    const table: Table = { since: file, columns: new Map(), constraints: new Map() };
    this.tables.set(name, table);
    for (const definition of members(node, 'tableElts', 'ColumnDef')) add(name, table, definition, file);
    for (const constraint of members(node, 'tableElts', 'Constraint')) constrain(name, table, constraint);
  }

  private index(node: Node): void {
    const name = text(node, 'idxname');
    if (name !== undefined) this.indexes.set(name, flag(node, 'unique'));
  }

  private alter(node: Node, file: string): void {
    const name = tableNamed(node);
    const table = this.tables.get(name);
    if (!table) return;
    for (const command of members(node, 'cmds', 'AlterTableCmd')) {
      const definition = child(command, 'def');
      const column = text(command, 'name') ?? '';
      const before = table.columns.get(column);
      const changed = (now: Partial<Column>): void => {
        if (before) table.columns.set(column, { ...before, ...now });
      };
      const subtype = text(command, 'subtype');
      const added = child(definition, 'ColumnDef');
      const constraint = child(definition, 'Constraint');
      if (subtype === 'AT_AddColumn' && added) add(name, table, added, file);
      else if (subtype === 'AT_DropColumn') table.columns.delete(column);
      else if (subtype === 'AT_AddConstraint' && constraint) constrain(name, table, constraint);
      else if (subtype === 'AT_DropConstraint') table.constraints.delete(column);
      else if (subtype === 'AT_ColumnDefault') changed({ filled: definition !== undefined });
      else if (subtype === 'AT_SetNotNull') changed({ required: true });
      else if (subtype === 'AT_DropNotNull') changed({ required: false });
      else if (subtype === 'AT_AlterColumnType') changed({ type: typeOf(child(added, 'typeName')) });
    }
  }

  private drop(node: Node): void {
    for (const name of droppedNames(node)) {
      if (text(node, 'removeType') === 'OBJECT_INDEX') this.indexes.delete(name);
      else this.tables.delete(name);
    }
  }

  private rename(node: Node): void {
    const to = text(node, 'newname') ?? '';
    if (text(node, 'renameType') !== 'OBJECT_TABLE') return;
    const table = this.tables.get(tableNamed(node));
    this.tables.delete(tableNamed(node));
    if (table) this.tables.set(to, table);
  }
}

/** What a `drop` names, without schemas. */
export const droppedNames = (node: Node): string[] =>
  members(node, 'objects', 'List').flatMap((list) => words(list, 'items').slice(-1));

function add(name: string, table: Table, definition: Node, file: string): void {
  const column = text(definition, 'colname') ?? '';
  table.columns.set(column, columnOf(definition, file));
  for (const constraint of members(definition, 'constraints', 'Constraint'))
    constrain(name, table, constraint, [column]);
}

/** Constraints without a name get the one that PostgreSQL would give them. */
function constrain(name: string, table: Table, constraint: Node, inline: readonly string[] = []): void {
  const kind = kindOf(constraint);
  if (kind) table.constraints.set(text(constraint, 'conname') ?? givenName(name, constraint, inline), kind);
}

const ENDINGS: Readonly<Record<string, string>> = {
  CONSTR_UNIQUE: 'key',
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'fkey',
  CONSTR_EXCLUSION: 'excl',
};

function givenName(table: string, constraint: Node, inline: readonly string[]): string {
  const contype = text(constraint, 'contype') ?? '';
  if (contype === 'CONSTR_PRIMARY') return `${table}_pkey`;
  const mentioned = [...new Set(columnsIn(constraint['raw_expr']))];
  const checked = mentioned.length === 1 ? mentioned : [];
  const keys = [...words(constraint, 'keys'), ...words(constraint, 'fk_attrs')];
  const columns = contype === 'CONSTR_CHECK' ? checked : [...inline, ...keys];
  return [table, ...columns, ENDINGS[contype] ?? ''].join('_');
}
