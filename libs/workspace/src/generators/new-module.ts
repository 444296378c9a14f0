import { addImport, addToList } from './edits.js';
import { addFact } from './new-event.js';
import {
  assertName,
  assertPublishes,
  assertService,
  assertThingName,
  camel,
  pascal,
  singular,
  snake,
} from './names.js';
import { assertFree, filled, plant, templates } from './templates.js';
import { Refused, type Tree } from './tree.js';

/** What follows from the name of a feature unless told. */
export interface ModuleOptions {
  /** What one of its things is called; the plain singular unless told. */
  readonly thing?: string | undefined;
  /** Whether it has by far the most facts, so that several instances read them side by side. */
  readonly busy?: boolean | undefined;
}

/**
 * A feature of a service: things of communes that are recorded and withdrawn, with two facts, a table and tests.
 * @returns what is left to do by hand
 * @throws Refused
 */
export function newModule(
  tree: Tree,
  service: string,
  feature: string,
  { thing = singular(feature), busy = false }: ModuleOptions = {},
): string[] {
  assertService(tree, service);
  assertPublishes(tree, service);
  assertName('a feature', feature);
  assertThingName(thing);
  const files = templates('module/__things__');
  for (const name of [pascal(thing), pascal(feature)]) assertFree(name, files);
  const source = `apps/${service}/src`;
  if (tree.has(`${source}/${feature}`)) throw new Refused(`${source}/${feature} is there already.`);
  const table = snake(thing);
  assertNoTable(tree, service, table);

  const values = {
    service,
    things: feature,
    Things: pascal(feature),
    thing,
    Thing: pascal(thing),
    thingVar: camel(thing),
    table,
  };
  plant(tree, files, `${source}/${feature}/`, values);
  const migration = migrationFile(tree, service, feature);
  const [sql] = templates('module').filter(({ path }) => path === 'migration.sql');
  tree.write(migration, filled(sql?.text ?? '', values));
  register(tree, source, service, feature, thing);
  addFact(tree, service, thing, 'recorded', busy);
  addFact(tree, service, thing, 'withdrawn', busy);
  return [
    `npm test -- --only types,int ${source}/${feature}   compiles it, and proves that row and fact are one`,
    'npm run docs                      renews the tables of facts',
    `Make it yours: fields and rules in ${source}/${feature}/${thing}.ts, in ${migration}, in the facts and their samples;`,
    "  the Vietnamese word in place of 'bản ghi'; a row in the service's README; new words in docs/glossary.md.",
  ];
}

/** All tables of a database share one list of names. */
function assertNoTable(tree: Tree, service: string, table: string): void {
  const folders = [
    `apps/${service}/src/db/migrations`,
    'libs/platform/migrations',
    'libs/messaging/migrations',
  ];
  const sql = folders.flatMap((folder) =>
    tree.list(folder).map((file) => ({ path: `${folder}/${file}`, text: tree.read(`${folder}/${file}`) })),
  );
  const there = sql.find(({ text }) => new RegExp(`^create (table|view) ${table}\\b`, 'm').test(text));
  if (there) throw new Refused(`${there.path} makes a table ${table} already: choose another word.`);
}

function migrationFile(tree: Tree, service: string, feature: string): string {
  const folder = `apps/${service}/src/db/migrations`;
  const last = Math.max(0, ...tree.list(folder).map((file) => Number(/^\d{4}(?=_)/.exec(file)?.[0] ?? 0)));
  return `${folder}/${String(last + 1).padStart(4, '0')}_${feature}.sql`;
}

/** The module into app.module.ts; the entity, and with the first one the migrations, into service.ts. */
function register(tree: Tree, source: string, service: string, feature: string, thing: string): void {
  tree.edit(`${source}/app.module.ts`, (text) => {
    const module = `${pascal(feature)}Module`;
    const imported = addImport(text, module, `./${feature}/${feature}.module.js`);
    return addToList(imported.text, 'imports', imported.as);
  });
  tree.edit(`${source}/service.ts`, (text) => {
    const imported = addImport(text, `${pascal(thing)}Entity`, `./${feature}/${feature}.store.js`);
    const listed = addToList(imported.text, 'entities', imported.as);
    if (listed.includes('./db/migrations/')) return listed;
    const set = `{ name: '${service}', folder: new URL('./db/migrations/', import.meta.url) }`;
    return addToList(listed, 'migrations', set);
  });
}
