import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SERVICES } from '@xaso/operations';
import { main } from '../commands/new.js';
import { ROOT } from '../root.js';
import { addExport, addImport, addToList, before } from './edits.js';
import { singular } from './names.js';
import { newEvent } from './new-event.js';
import { newModule } from './new-module.js';
import { newService } from './new-service.js';
import { Refused, Tree } from './tree.js';

/** This checkout as it is; nothing here is saved. */
const tree = () => new Tree(ROOT);
const withService = () => {
  const it = tree();
  newService(it, 'laundry');
  return it;
};
const withModule = () => {
  const it = withService();
  newModule(it, 'laundry', 'wash-loads');
  return it;
};

describe('a new service', () => {
  test('gets the first port that nobody has, or the one it is given', () => {
    const entry = (port?: number) => {
      const it = tree();
      newService(it, 'laundry', port);
      return /'laundry', folder: '(\S+)', port: (\d+)/
        .exec(it.read('libs/operations/src/services.ts'))
        ?.slice(1);
    };
    let free = 8101;
    while (SERVICES.some(({ port }) => port === free)) free += 1;
    expect(entry()).toEqual(['apps/laundry', String(free)]);
    expect(entry(8199)).toEqual(['apps/laundry', '8199']);
    expect(() => entry(8101)).toThrow('Port 8101 belongs to another service.');
  });

  test.each([
    ['Laundry', 'one word of the letters a to z'],
    ['wash-house', 'one word of the letters a to z'],
    ['../laundry', 'one word of the letters a to z'],
    ['class', 'a word of SQL or TypeScript'],
    ['order', 'a word of SQL or TypeScript'],
    ['config', 'already means something else'],
    ['surveys', 'apps/surveys is there already'],
    ['messaging', 'libs/messaging is there already'],
    ['common', 'libs/contracts/common is there already'],
    ['kafka', 'docker-compose.yml calls something kafka already'],
    ['hardened', 'docker-compose.yml calls something hardened already'],
  ])('is not called %s', (name, why) => {
    expect(() => newService(tree(), name)).toThrow(Refused);
    expect(() => newService(tree(), name)).toThrow(why);
  });
});

describe('a new module', () => {
  test('brings the migrations with the first one, and takes the next number after that', () => {
    const it = withModule();
    newModule(it, 'laundry', 'dryers');
    expect(it.list('apps/laundry/src/db/migrations')).toEqual(['0001_wash-loads.sql', '0002_dryers.sql']);
    const service = it.read('apps/laundry/src/service.ts');
    expect(service.match(/db\/migrations/g)).toHaveLength(1);
    expect(service).toContain('entities: [WashLoadEntity, DryerEntity]');
  });

  test('keeps accounts of hamlets to their hamlets, as the services do', () => {
    const it = tree();
    newModule(it, 'programme', 'field-trips');
    const folder = 'apps/programme/src/field-trips';
    expect(it.read(`${folder}/field-trips.store.ts`)).toContain('extends ScopedThingsStore<FieldTrip>');
    expect(it.read(`${folder}/field-trips.service.ts`)).toContain('assertHamlet(actor, null)');
  });

  test('fits into a service that exists', () => {
    const it = tree();
    newModule(it, 'surveys', 'field-trips', { busy: true });
    expect(it.read('apps/surveys/src/app.module.ts')).toMatch(/ClosingRoundsModule,\s+FieldTripsModule/);
    expect(it.read('libs/contracts/surveys/src/index.ts')).toContain(
      "export * from './field-trip-events.js'",
    );
    expect(it.read('deploy/kafka/topics.yaml')).toMatch(
      /surveys\.field-trip\.v1\n {4}partitions: 12\n.*\n.*\n {4}readers: \[indicators\]\n/,
    );
  });

  test.each([
    ['nowhere', 'loads', 'There is no service "nowhere"'],
    ['gateway', 'loads', 'There is no service "gateway"'],
    ['indicators', 'loads', 'indicators publishes nothing'],
    ['laundry', 'Loads', 'in the letters a to z'],
    ['laundry', '../loads', 'in the letters a to z'],
    ['laundry', 'orders', 'a word of SQL or TypeScript'],
    ['laundry', 'days', 'already means something else'],
    ['laundry', 'wash-loads', 'apps/laundry/src/wash-loads is there already'],
    ['surveys', 'forms', 'apps/surveys/src/forms is there already'],
    ['surveys', 'device-keys', 'apps/surveys/src/device-keys is there already'],
    ['laundry', 'audit-logs', 'makes a table audit_log already'],
  ])('is refused: %s %s', (service, feature, why) => {
    expect(() => newModule(withModule(), service, feature)).toThrow(why);
  });

  test.each([
    ['visits', 'visit'],
    ['studies', 'study'],
    ['boxes', 'box'],
    ['classes', 'class'],
    ['houses', 'house'],
    ['people', 'people'],
    ['progress', 'progress'],
  ])('of %s is about one %s', (feature, thing) => expect(singular(feature)).toBe(thing));
});

describe('a new event', () => {
  test('stands in the list, in CHANGES.md and on the topic of its aggregate', () => {
    const it = tree();
    const steps = newEvent(it, 'surveys', 'response.archived');
    expect(it.read('libs/contracts/surveys/src/index.ts')).toMatch(
      /ResponseVoided, ResponseArchived,?\s*\] as const/,
    );
    expect(it.read('libs/contracts/surveys/src/response-events.ts')).toContain(
      "topic: 'surveys.response.v1'",
    );
    const [newest = ''] = it.read('libs/contracts/surveys/CHANGES.md').split(/^## 1\.0\.0/m);
    expect(newest).toContain('unreleased');
    expect(newest).toContain('- `surveys.response.archived` on `surveys.response.v1`.');
    expect(it.read('deploy/kafka/topics.yaml')).toBe(tree().read('deploy/kafka/topics.yaml'));
    expect(steps.join('\n')).toContain('Its topic is read by indicators');
  });

  test('begins the next version when the last one was released', () => {
    const it = withModule();
    it.edit('libs/contracts/laundry/CHANGES.md', (text) => text.replace('unreleased', '2026-12-01'));
    newEvent(it, 'laundry', 'wash-load.folded');
    expect(it.read('libs/contracts/laundry/CHANGES.md')).toMatch(
      /## 1\.1\.0 — unreleased\n\n- `laundry\.wash-load\.folded`.*\n\n\*\*Readers\*\*: .+\n\n## 1\.0\.0 — 2026-12-01/,
    );
  });

  test('joins the list of what is not released yet, before what readers must do', () => {
    const it = withModule();
    newEvent(it, 'laundry', 'wash-load.folded');
    expect(it.read('libs/contracts/laundry/CHANGES.md')).toMatch(
      /\n- .*\n- `laundry\.wash-load\.folded`.*\n\n\*\*Readers\*\*: /,
    );
  });

  test.each([
    ['gateway', 'thing.done', 'gateway publishes nothing'],
    ['surveys', 'response', 'written <aggregate>.<past-verb>'],
    ['surveys', 'surveys.response.accepted', 'written <aggregate>.<past-verb>'],
    ['surveys', 'Response.accepted', 'in the letters a to z'],
    ['surveys', 'response.accepted', 'There is a fact surveys.response.accepted already'],
    ['programme', 'entry.recorded', 'has EntryRecorded already'],
  ])('is refused: %s %s', (service, fact, why) => {
    expect(() => newEvent(tree(), service, fact)).toThrow(why);
  });
});

describe('an edit', () => {
  test('finds its one place or refuses', () => {
    expect(before('a, c', ', c', ', b')).toBe('a, b, c');
    expect(() => before('c, c', 'c', 'b')).toThrow('expected once and is there 2 times');
    expect(() => addToList('const other = [];', 'list', 'a')).toThrow('a list called list');
  });

  test('uses the import that is there', () => {
    expect(addImport(`import { a } from './x.js';`, 'b', './x.js')).toEqual({
      text: `import { a, b } from './x.js';`,
      as: 'b',
    });
    expect(addImport(`import * as x from './x.js';`, 'b', './x.js').as).toBe('x.b');
    expect(addImport(`import type { A } from './x.js';`, 'b', './x.js').text).toContain(
      `\nimport { b } from './x.js';`,
    );
  });

  test('adds to an export that lists names, and leaves one of everything alone', () => {
    expect(addExport(`export { a } from './x.js';`, 'b', './x.js')).toBe(`export { a, b } from './x.js';`);
    expect(addExport(`export * from './x.js';`, 'b', './x.js')).toBe(`export * from './x.js';`);
  });
});

describe('the command', () => {
  const run = async (...args: string[]) => {
    const empty = mkdtempSync(join(tmpdir(), 'xaso-new-'));
    let said = '';
    const say = (text: string) => void (said += text);
    try {
      const code = await main(args, empty, { out: say, err: say });
      return { code, said, left: readdirSync(empty) };
    } finally {
      rmSync(empty, { recursive: true });
    }
  };

  test('writes nothing at all when a part of it is refused', async () => {
    const { code, said, left } = await run('service', 'laundry');
    expect([code, left]).toEqual([1, []]);
    expect(said).toContain('docker-compose.yml is missing: is this a whole checkout? Nothing was written.');
  });

  test.each([
    ['a number that is no port', ['service', 'laundry', '--port', '80']],
    ['an option of another one', ['event', 'surveys', 'response.kept', '--port', '8103']],
    ['an unknown option', ['module', 'surveys', 'trips', '--force']],
    ['nothing', ['module', 'surveys']],
    ['too much', ['service', 'laundry', 'dryer']],
    ['what there is not', ['library', 'laundry']],
  ])('does not understand %s', async (_what, args) => {
    expect(await run(...args)).toMatchObject({ code: 2, left: [] });
  });

  test.each(['service', 'module', 'event'])('new:%s --help says what it writes', async (what) => {
    const { code, said } = await run(what, '--help');
    expect([code, said.startsWith(`npm run new:${what} -- <`)]).toEqual([0, true]);
  });
});
