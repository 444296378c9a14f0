import type { Break } from './fault.js';
import { columnOf, droppedNames, kindOf, type Schema, tableNamed } from './schema.js';
import { child, columnsIn, flag, members, type Node, type Statement, text, typeOf, words } from './syntax.js';

/** What a statement breaks, and by what. */
export interface Broken {
  readonly breaks: Break;
  readonly what: string;
}

/**
 * What a statement breaks for a version that runs on the schema as it was before the file: that one goes on to insert,
 * update and select as it always did. What the file itself has made, nobody uses yet.
 */
export function judge(statement: Statement, schema: Schema, file: string): Broken[] {
  const rule = RULES[statement.kind];
  if (rule) return rule(statement.node, schema, file);
  return HARMLESS.has(statement.kind) ? [] : [{ breaks: 'unknown', what: statement.kind }];
}

/** Which tables that are in use a statement keeps everybody out of until the end of its file. */
export function lockedBy({ kind, node }: Statement, schema: Schema, file: string): string[] {
  const named = (): string[] => {
    if (kind === 'AlterTableStmt' || kind === 'RenameStmt') return [tableNamed(node)];
    if (kind === 'DropStmt' && text(node, 'removeType') === 'OBJECT_TABLE') return droppedNames(node);
    return [];
  };
  return named().filter((table) => table !== '' && schema.used(table, file));
}

type Rule = (node: Node, schema: Schema, file: string) => Broken[];

/** What only adds, or reads and fills what is there. */
const HARMLESS = new Set([
  ...[
    'CreateStmt',
    'CreateSeqStmt',
    'CreateFunctionStmt',
    'CreateTrigStmt',
    'CreateEnumStmt',
    'CreateStatsStmt',
  ],
  ...[
    'CreateSchemaStmt',
    'CreateExtensionStmt',
    'CreateTableAsStmt',
    'CompositeTypeStmt',
    'CreateDomainStmt',
  ],
  ...['ViewStmt', 'CommentStmt', 'InsertStmt', 'UpdateStmt', 'SelectStmt', 'VariableSetStmt'],
]);

const RULES: Readonly<Record<string, Rule>> = {
  AlterTableStmt: alterTable,
  IndexStmt: index,
  DropStmt: drop,
  RenameStmt: (node, schema, file) => {
    const [kind, table] = [text(node, 'renameType') ?? '', tableNamed(node)];
    const own = kind === 'OBJECT_COLUMN' || kind === 'OBJECT_TABLE' || kind === 'OBJECT_TABCONSTRAINT';
    if (own && !schema.used(table, file)) return [];
    const from = [table, text(node, 'subname')].filter(Boolean).join('.');
    return [{ breaks: 'rename', what: `${from} becomes ${text(node, 'newname')}` }];
  },
  AlterObjectSchemaStmt: (node) => [
    { breaks: 'rename', what: `${tableNamed(node)} moves to another schema` },
  ],
  TruncateStmt: (node, schema, file) =>
    members(node, 'relations', 'RangeVar')
      .map((table) => text(table, 'relname') ?? '')
      .filter((table) => schema.used(table, file))
      .map((table) => ({ breaks: 'rows', what: `truncate ${table}` })),
  DeleteStmt: (node, schema, file) =>
    node['whereClause'] === undefined && schema.used(tableNamed(node), file)
      ? [{ breaks: 'rows', what: `delete from ${tableNamed(node)} without "where"` }]
      : [],
  AlterEnumStmt: (node) =>
    text(node, 'oldVal') === undefined
      ? []
      : [{ breaks: 'rename', what: `${text(node, 'oldVal')} becomes ${text(node, 'newVal')}` }],
  GrantStmt: (node) => (flag(node, 'is_grant') ? [] : [{ breaks: 'rights', what: 'revoke' }]),
  DoStmt: () => [{ breaks: 'opaque', what: 'do' }],
};

function drop(node: Node, schema: Schema, file: string): Broken[] {
  const kind = text(node, 'removeType') ?? '';
  const names = droppedNames(node);
  if (kind === 'OBJECT_INDEX')
    return names
      .filter((name) => schema.indexes.get(name) !== false)
      .map((name) => ({ breaks: 'arbiter', what: `drop index ${name}` }));
  if (kind === 'OBJECT_TABLE')
    return names
      .filter((name) => schema.used(name, file))
      .map((name) => ({ breaks: 'drop', what: `drop table ${name}` }));
  const what = kind.replace('OBJECT_', '').toLowerCase();
  return [{ breaks: 'drop', what: ['drop', what, ...names].join(' ') }];
}

function index(node: Node, schema: Schema, file: string): Broken[] {
  const table = tableNamed(node);
  if (!flag(node, 'unique') || !schema.used(table, file)) return [];
  const parts = members(node, 'indexParams', 'IndexElem');
  const columns = parts.flatMap((part) => text(part, 'name') ?? columnsIn(part['expr']));
  if (!flag(node, 'nulls_not_distinct') && leftEmpty(columns, table, schema, file)) return [];
  return [{ breaks: 'unique', what: `unique index on ${table} (${columns.join(', ')})` }];
}

/** Whether a row of the running version has nothing in any of the columns, so that no rule on them can meet it. */
function leftEmpty(columns: readonly string[], table: string, schema: Schema, file: string): boolean {
  const known = schema.tables.get(table)?.columns;
  return (
    columns.length > 0 &&
    columns.every((name) => known?.get(name)?.since === file && known.get(name)?.filled === false)
  );
}

/** Changes of a table that are judged further, or are known to do no harm. */
function alterTable(node: Node, schema: Schema, file: string): Broken[] {
  const table = tableNamed(node);
  if (!schema.used(table, file)) return [];
  return members(node, 'cmds', 'AlterTableCmd').flatMap((command): Broken[] => {
    const subtype = text(command, 'subtype') ?? '';
    const name = text(command, 'name') ?? '';
    const what = `${table}.${name}`;
    const column = schema.tables.get(table)?.columns.get(name);
    const fresh = column?.since === file;
    switch (subtype) {
      case 'AT_AddColumn':
        return addColumn(table, child(child(command, 'def'), 'ColumnDef') ?? {}, schema, file);
      case 'AT_DropColumn':
        return fresh ? [] : [{ breaks: 'drop', what: `drop column ${what}` }];
      case 'AT_AlterColumnType':
        return changeType(what, column?.type, child(child(command, 'def'), 'ColumnDef'), fresh);
      case 'AT_SetNotNull':
        return column?.filled && fresh ? [] : [{ breaks: 'not-null', what: `${what} set not null` }];
      case 'AT_ColumnDefault':
        if (child(command, 'def') || (column && !column.required)) return [];
        return [{ breaks: 'default', what: `${what} drop default` }];
      case 'AT_AddConstraint':
        return addConstraint(table, child(child(command, 'def'), 'Constraint') ?? {}, schema, file);
      case 'AT_DropConstraint': {
        const kind = schema.tables.get(table)?.constraints.get(name);
        if (kind === 'check' || kind === 'foreign') return [];
        return [{ breaks: 'arbiter', what: `drop constraint ${name} of ${table}` }];
      }
      default:
        if (HARMLESS_CHANGES.has(subtype)) return [];
        return [{ breaks: 'unknown', what: `${subtype.replace('AT_', '')} of ${table}` }];
    }
  });
}

const HARMLESS_CHANGES = new Set([
  ...['AT_DropNotNull', 'AT_ValidateConstraint', 'AT_AttachPartition', 'AT_ReplicaIdentity', 'AT_ClusterOn'],
  ...['AT_SetCompression', 'AT_SetStatistics', 'AT_SetStorage', 'AT_SetOptions', 'AT_ResetOptions'],
  ...['AT_SetRelOptions', 'AT_ResetRelOptions'],
]);

function addColumn(table: string, definition: Node, schema: Schema, file: string): Broken[] {
  const name = text(definition, 'colname') ?? '';
  const { required, filled } = columnOf(definition, file);
  const what = `${table}.${name}`;
  const constraints = members(definition, 'constraints', 'Constraint');
  const unique = constraints.some((one) => kindOf(one) === 'unique');
  return [
    ...(required && !filled
      ? [{ breaks: 'not-null' as const, what: `${what} not null without a default` }]
      : []),
    // Every row of the running version would get the same value.
    ...(unique && filled ? [{ breaks: 'unique' as const, what: `${what} unique with a default` }] : []),
  ];
}

function addConstraint(table: string, constraint: Node, schema: Schema, file: string): Broken[] {
  const kind = kindOf(constraint);
  const columns = [
    ...words(constraint, 'keys'),
    ...words(constraint, 'fk_attrs'),
    ...columnsIn(constraint['raw_expr']),
  ];
  const name = text(constraint, 'conname') ?? `${kind} (${columns.join(', ')})`;
  const what = `constraint ${name} on ${table}`;
  if (kind === undefined) return [{ breaks: 'unknown', what }];
  const primary = text(constraint, 'contype') === 'CONSTR_PRIMARY';
  const open = !primary && !flag(constraint, 'nulls_not_distinct');
  if (open && leftEmpty(columns, table, schema, file)) return [];
  if (kind === 'unique') return [{ breaks: 'unique', what }];
  return flag(constraint, 'skip_validation') ? [] : [{ breaks: 'check', what }];
}

const TEXT = /^(varchar|text)(?:\((\d+)\))?$/;

/** Text may become longer: the server writes nothing anew, and a program reads the same. */
function changeType(what: string, from: string | undefined, now: Node | undefined, fresh: boolean): Broken[] {
  const to = typeOf(child(now, 'typeName'));
  if (fresh) return [];
  const [before, after] = [TEXT.exec(from ?? ''), TEXT.exec(to)];
  const room = (match: RegExpExecArray): number => Number(match[2] ?? Number.POSITIVE_INFINITY);
  if (before && after && room(after) >= room(before)) return [];
  return [{ breaks: 'type', what: `${what} from ${from ?? 'an unknown type'} to ${to}` }];
}
