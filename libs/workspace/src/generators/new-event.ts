import { addExport, addImport, addToList, identifiers } from './edits.js';
import { assertName, assertPublishes, camel, pascal } from './names.js';
import { goldenSamples } from './samples.js';
import { Refused, type Tree } from './tree.js';

const TOPICS = 'deploy/kafka/topics.yaml';

/**
 * A fact in the contracts package of a service, with golden samples, its line in CHANGES.md and its topic.
 * @param fact `<aggregate>.<past-verb>`
 * @param busy whether a new topic is for an aggregate with by far the most facts
 * @returns what is left to do by hand
 * @throws Refused
 */
export function newEvent(tree: Tree, service: string, fact: string, busy = false): string[] {
  assertPublishes(tree, service);
  const [aggregate = '', verb = '', ...rest] = fact.split('.');
  if (rest.length > 0 || verb === '')
    throw new Refused(`"${fact}": a fact is written <aggregate>.<past-verb>, e.g. class.completed.`);
  assertName('an aggregate', aggregate);
  assertName('a verb', verb);
  const file = addFact(tree, service, aggregate, verb, busy);
  const readers = readersOf(tree, topicOf(tree, service, aggregate));
  return [
    `npm test -- --only unit libs/contracts/${service}   checks the contract and its samples`,
    'npm run docs                      renews the tables of facts',
    `Say what happened and with which fields in ${file}, and give the samples the same fields.`,
    `Return it from the domain: fact(${nameOf(aggregate, verb)}, occurredAt, { … }).`,
    ...(readers.length > 0
      ? [
          `Its topic is read by ${readers.join(', ')}: a subscriptions.ts that names single facts must name it too.`,
        ]
      : []),
  ];
}

/** @returns the file it is declared in. @throws Refused when there is such a fact, or its name is taken */
export function addFact(tree: Tree, service: string, aggregate: string, verb: string, busy: boolean): string {
  const folder = `libs/contracts/${service}`;
  const type = `${service}.${aggregate}.${verb}`;
  const name = nameOf(aggregate, verb);
  assertNew(tree, `${folder}/src`, type, name);
  const topic = topicOf(tree, service, aggregate);
  const file = `${folder}/src/${aggregate}-events.ts`;
  if (!tree.has(file)) tree.write(file, '');
  tree.edit(file, (text) => declared(text, { type, topic, name, aggregate, verb }));
  tree.edit(`${folder}/src/index.ts`, (text) => {
    const from = `./${aggregate}-events.js`;
    const imported = addImport(text, name, from);
    return addToList(addExport(imported.text, name, from), `${service}Events`, imported.as);
  });
  for (const { file: sample, text } of goldenSamples(service, type, topic, `${camel(aggregate)}Id`))
    tree.write(`${folder}/samples/${sample}`, text);
  tree.edit(`${folder}/CHANGES.md`, (text) => withChange(text, `- \`${type}\` on \`${topic}\`.`));
  tree.edit(TOPICS, (text) =>
    withTopic(text, topic, { owner: service, busy, readers: readersOfAll(tree, service) }),
  );
  return file;
}

const nameOf = (aggregate: string, verb: string) => pascal(`${aggregate}-${verb}`);

function assertNew(tree: Tree, source: string, type: string, name: string): void {
  const files = tree.list(source).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const texts = files.map((file) => ({ path: `${source}/${file}`, text: tree.read(`${source}/${file}`) }));
  const samples = tree.list(source.replace(/src$/, 'samples'));
  if (samples.some((file) => file.startsWith(`${type}.`)))
    throw new Refused(`There is a fact ${type} already.`);
  const taken = texts.find(({ text }) => identifiers(text).has(name));
  if (taken) throw new Refused(`${taken.path} has ${name} already: choose another verb.`);
}

/** The newest topic of the aggregate; version 1 where there is none. */
function topicOf(tree: Tree, service: string, aggregate: string): string {
  const versions = [
    ...tree.read(TOPICS).matchAll(new RegExp(`name: ${service}\\.${aggregate}\\.v(\\d+)$`, 'gm')),
  ];
  return `${service}.${aggregate}.v${Math.max(1, ...versions.map(([, version]) => Number(version)))}`;
}

function readersOf(tree: Tree, topic: string): string[] {
  const [, entry = ''] = tree.read(TOPICS).split(`name: ${topic}\n`);
  const [, readers = ''] = /^.*?readers: \[(.*?)\]/s.exec(entry) ?? [];
  return readers.split(', ').filter((reader) => reader !== '');
}

interface Declaration {
  readonly type: string;
  readonly topic: string;
  readonly name: string;
  readonly aggregate: string;
  readonly verb: string;
}

function declared(text: string, { type, topic, name, aggregate, verb }: Declaration): string {
  const thing = aggregate.replaceAll('-', ' ');
  const imported = ['defineEvent', 'Id'].reduce(
    (it, needed) => addImport(it, needed, '@xaso/contracts-common').text,
    text,
  );
  return `${imported.trimEnd()}

export const ${name} = defineEvent({
  type: '${type}',
  topic: '${topic}',
  always: ['communeUnitId'],
  description: '${/^[aeiou]/.test(thing) ? 'An' : 'A'} ${thing} was ${verb.replaceAll('-', ' ')}.',
  data: { ${camel(aggregate)}Id: Id('the ${thing}') },
});
`;
}

/** How an entry of CHANGES.md ends: a check refuses one that does not say what readers must do. */
const READERS = '**Readers**:';
const OF_A_NEW_FACT = `${READERS} name the new facts among those you know before a service of this version runs, or they are parked.`;

/** What is not released yet stands under the first heading; where that has a date, the next minor version begins. */
function withChange(text: string, line: string): string {
  const [heading, major, minor, state] = /^## (\d+)\.(\d+)\.\d+ — (.+)$/m.exec(text) ?? [];
  if (heading === undefined) throw new Refused('CHANGES.md has no heading of a version.');
  const at = text.indexOf(heading);
  if (state !== 'unreleased') {
    const entry = `## ${major}.${Number(minor) + 1}.0 — unreleased\n\n${line}\n\n${OF_A_NEW_FACT}\n\n`;
    return `${text.slice(0, at)}${entry}${text.slice(at)}`;
  }
  const [next, readers] = [text.indexOf('\n## ', at), text.indexOf(`\n${READERS}`, at)];
  const end = next < 0 ? text.length : next;
  const here = readers < 0 || readers > end ? end : readers;
  const [entry, rest] = [text.slice(0, here), text.slice(here)];
  const joint = /\n- [^\n]*(\n {2}[^\n]*)*\s*$/.test(entry.slice(at - 1)) ? '\n' : '\n\n';
  return `${entry.trimEnd()}${joint}${line}\n${rest}`;
}

/** The services that read whatever this one publishes, new topics included. */
function readersOfAll(tree: Tree, service: string): string[] {
  const whole = new RegExp(`\\.\\.\\.${service}Events\\b(?!\\.)`);
  const file = (name: string) => `apps/${name}/src/subscriptions.ts`;
  return tree.list('apps').filter((name) => tree.has(file(name)) && whole.test(tree.read(file(name))));
}

interface TopicUse {
  readonly owner: string;
  readonly busy: boolean;
  readonly readers: readonly string[];
}

/** Behind the last topic of the service, or at the end. The number of partitions is fixed once the topic was made. */
function withTopic(text: string, topic: string, { owner, busy, readers }: TopicUse): string {
  if (text.includes(`name: ${topic}\n`)) return text;
  const entry = `  - name: ${topic}
    partitions: ${busy ? 12 : 3}
    config: { retention.ms: -1 }
    owner: ${owner}
    readers: [${readers.join(', ')}]
`;
  const entries = text.split(/^(?= {2}- name: )/m);
  const last = entries.findLastIndex((one) => one.includes(`    owner: ${owner}\n`));
  entries.splice(last < 0 ? entries.length : last + 1, 0, entry);
  return entries.join('');
}
