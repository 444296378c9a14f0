import { describe, expect, test } from '@jest/globals';
import { checkMigrations, sentences } from './check.js';
import type { Break } from './fault.js';
import type { Release } from './releases.js';

/** What a version runs on while the next file is applied. */
const BEFORE = `
  create table form (code varchar(20) primary key, title text not null, note text, state text not null default 'draft');
  create table sheet (
    id uuid primary key, form_code text not null references form, serial text, page integer not null,
    constraint sheet_serial unique (serial), check (page > 0)
  );
  create index sheet_by_form on sheet (form_code);
  create unique index form_title on form (title);
  create type kind as enum ('a', 'b');
  create view titles as select title from form;`;

const set = (next: string, ...more: string[]) =>
  [BEFORE, next, ...more].map((sql, index) => ({ file: `000${index + 1}_step.sql`, sql }));

async function broken(next: string): Promise<Break[]> {
  const { faults, objections } = await checkMigrations('shop', set(next));
  expect(objections).toEqual([]);
  return faults.map(({ breaks }) => breaks);
}

describe('a migration is refused that', () => {
  const cases: [string, string, Break][] = [
    ['drops a column', 'alter table form drop column note', 'drop'],
    ['drops a table', 'drop table sheet', 'drop'],
    [
      'drops a table only to make another of its name',
      'drop table sheet; create table sheet (id uuid)',
      'drop',
    ],
    ['drops a view', 'drop view titles', 'drop'],
    ['drops a function', 'drop function folded(text)', 'drop'],
    ['drops a table that another set has made', 'drop table outbox', 'drop'],
    ['renames a column', 'alter table form rename column note to remark', 'rename'],
    ['renames a table', 'alter table form rename to questionnaire', 'rename'],
    [
      'renames a constraint, by which refusals are told apart',
      'alter table sheet rename constraint sheet_serial to one',
      'rename',
    ],
    ['renames a value of a type', `alter type kind rename value 'a' to 'c'`, 'rename'],
    ['moves a table to another schema', 'alter table form set schema archive', 'rename'],
    ['adds a column that must be filled', 'alter table form add column owner text not null', 'not-null'],
    [
      'fills a new column and then requires it',
      `alter table form add column owner text; update form set owner = 'x'; alter table form alter column owner set not null`,
      'not-null',
    ],
    ['requires a column that was optional', 'alter table form alter column note set not null', 'not-null'],
    [
      'takes the default of a required column away',
      'alter table form alter column state drop default',
      'default',
    ],
    ['narrows a text', 'alter table form alter column code type varchar(10)', 'type'],
    [
      'makes a number wider, which programs read as another type',
      'alter table sheet alter column page type bigint',
      'type',
    ],
    ['takes another type', 'alter table form alter column note type jsonb using note::jsonb', 'type'],
    ['makes a column unique by an index', 'create unique index on sheet (form_code, page)', 'unique'],
    [
      'makes a column unique by a constraint',
      'alter table sheet add constraint one_page unique (form_code, page)',
      'unique',
    ],
    [
      'gives every row one value and then allows no second one',
      `alter table form add column slot integer unique default 1`,
      'unique',
    ],
    ['checks a column at once', 'alter table sheet add constraint pages check (page < 100)', 'check'],
    [
      'refers to another table at once',
      'alter table sheet add foreign key (serial) references form (title)',
      'check',
    ],
    ['drops a unique index', 'drop index form_title', 'arbiter'],
    ['drops a primary key', 'alter table form drop constraint form_pkey', 'arbiter'],
    ['drops an index that nobody knows', 'drop index somewhere', 'arbiter'],
    ['empties a table', 'truncate form, sheet', 'rows'],
    ['deletes every row', 'delete from form', 'rows'],
    [
      'locks one table after another',
      'alter table form add column a text; alter table sheet add column b text',
      'locks',
    ],
    ['takes a right away', 'revoke select on form from reader', 'rights'],
    ['hides what it does', 'do $$ begin alter table form drop column note; end $$', 'opaque'],
    ['lets rows be seen by policies only', 'alter table form enable row level security', 'unknown'],
  ];
  test.each(cases)('%s', async (_what, sql, breaks) => {
    expect(await broken(sql)).toContain(breaks);
  });
});

describe('a migration may', () => {
  const cases: [string, string][] = [
    ['add a column that may be empty', 'alter table form add column owner text'],
    ['add a column with a default', `alter table form add column owner text not null default ''`],
    ['add one that refers to another table', 'alter table form add column sheet_id uuid references sheet'],
    [
      'add a rule that only its own new column can break',
      `alter table form add column grade text; alter table form add check (grade in ('a', 'b'))`,
    ],
    [
      'make its own new column unique',
      'alter table form add column slug text; create unique index on form (slug)',
    ],
    [
      'add a rule for what comes, and look at the rest later',
      'alter table sheet add constraint pages check (page < 100) not valid',
    ],
    ['look at the rest now', 'alter table sheet validate constraint sheet_page_check'],
    ['take a rule away', 'alter table sheet drop constraint sheet_page_check'],
    ['let a column be empty', 'alter table form alter column title drop not null'],
    ['give a column a default', `alter table form alter column note set default ''`],
    ['let a text be longer', 'alter table form alter column code type text'],
    [
      'make and fill a table of its own, with whatever rules',
      'create table copy (code text); insert into copy select code from form; alter table copy add primary key (code); alter table copy alter column code set not null',
    ],
    ['drop an index that only makes things fast', 'drop index sheet_by_form'],
    ['add an index', 'create index on sheet (page) where page > 1'],
    ['add a value to a type', `alter type kind add value 'c'`],
    ['fill what is there', `update form set note = '' where note is null`],
    ['delete some rows', `delete from form where state = 'gone'`],
  ];
  test.each(cases)('%s', async (_what, sql) => {
    expect(await broken(sql)).toEqual([]);
  });
});

test('whoever wrote it reads where it is, what breaks and what to do instead', async () => {
  const sql = '-- Ghi chú không còn dùng.\nselect 1;\n\n-- của phiếu\nalter table form\n  drop column note;';
  expect(sentences(await checkMigrations('shop', set(sql)))).toEqual([
    'shop/0002_step.sql, line 5: drop column form.note: what the running version reads or writes is gone. Instead: release a ' +
      'version that uses it no longer, and drop it in a later release, in a file that says "-- contract of …".',
  ]);
});

test('SQL that PostgreSQL would refuse is named, and the other files are judged all the same', async () => {
  const said = sentences(
    await checkMigrations('shop', set('alter tabel form', 'alter table form drop column note')),
  );
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^shop\/0002_step\.sql: PostgreSQL's parser refuses it: .*"tabel"/);
  expect(said[1]).toMatch(/^shop\/0003_step\.sql, line 1/);
});

describe('the contract phase of an earlier migration', () => {
  const release = (version: string, last: string): Release => ({ version, date: '2027-01-01', last });
  const OUT = [
    release('1.0.0', '0001_step.sql'),
    release('1.1.0', '0002_step.sql'),
    release('1.2.0', '0002_step.sql'),
  ];
  const EXPAND = 'alter table form add column remark text';
  const said = async (
    comment: string,
    releases: readonly Release[] = OUT,
    sql = 'alter table form drop column note',
  ) => sentences(await checkMigrations('shop', set(EXPAND, `${comment}\n${sql};`), releases));
  const since = (version: string, of = '0002') =>
    `-- contract of ${of}: nobody writes note since release ${version}`;

  test('may drop what no version uses any more that may run', async () => {
    expect(await said(since('1.1.0'))).toEqual([]);
    expect(await said(since('1.2.0', '0002_step.sql'))).toEqual([]);
  });

  test('needs a release that is out', async () => {
    expect((await said(since('1.3.0')))[0]).toContain('release 1.3.0 is not out');
    expect(await said(since('1.1.0'), [])).toHaveLength(2);
  });

  test('needs one that had what took its place', async () => {
    expect((await said(since('1.0.0')))[0]).toContain('release 1.0.0 came before 0002_step.sql');
  });

  test('cannot have come out with that release itself', async () => {
    const together = [release('1.0.0', '0001_step.sql'), release('1.1.0', '0003_step.sql')];
    expect((await said(since('1.1.0'), together))[0]).toContain('it came out with release 1.1.0 itself');
  });

  test('names a migration before it', async () => {
    expect((await said(since('1.1.0', '0009')))[0]).toContain('there is no migration 0009 before it');
    expect((await said(since('1.1.0', '0003')))[0]).toContain('there is no migration 0003 before it');
  });

  test('says all of it', async () => {
    expect((await said('-- contract: nobody uses it'))[0]).toContain('says too little');
  });

  test('is no leave to rename, to change a type or to hide something', async () => {
    for (const sql of [
      'alter table form rename to f',
      'alter table form alter column note type jsonb',
      'do $$ begin end $$',
    ])
      expect(await said(since('1.1.0'), OUT, sql)).toHaveLength(1);
  });
});
