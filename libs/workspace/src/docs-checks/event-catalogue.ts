import { commonSchema, type EventContract, type JsonSchema } from '@xaso/contracts-common';
import { releasedFact } from '@xaso/contracts-common/releases';
import type { ServiceEvents, TopicDeclaration } from '@xaso/messaging';
import { fieldsOf, type FieldRow } from './field-rows.js';
import { table } from './markdown-table.js';
import type { NamedPackage, ProjectEvents } from './project-events.js';

/** The generated part of docs/events/README.md: every topic, and every fact with its fields, its readers and an example. */
export function eventCatalogue({ topics, packages, services }: ProjectEvents): string {
  const facts = (topic: TopicDeclaration) =>
    packages.flatMap((one) =>
      one.contracts.events.filter((fact) => fact.topic === topic.name).map((fact) => ({ one, fact })),
    );
  return [
    '## Topics',
    table(
      ['topic', 'written by', 'partitions', 'read by', 'facts'],
      topics.map((topic) => [
        `\`${topic.name}\``,
        topic.owner,
        String(topic.partitions),
        topic.readers.join(', '),
        facts(topic)
          .map(({ fact }) => `[${verbOf(fact)}](#${anchorOf(fact)})`)
          .join(', '),
      ]),
    ),
    '## Fields of every fact',
    'A question mark: the field may be absent. Facts that always carry one of those say so below.',
    fieldsTable(fieldsOf(commonSchema as JsonSchema)),
    ...topics.flatMap((topic) => [
      `## ${topic.name}`,
      aboutTopic(topic),
      ...facts(topic).map(({ one, fact }) => aboutFact(fact, one, services)),
    ]),
  ].join('\n\n');
}

const isCommon = (field: string) => Object.hasOwn(commonSchema.properties, field);

const verbOf = ({ type }: EventContract) => type.split('.')[2] ?? type;

const anchorOf = ({ type }: EventContract) => type.replaceAll('.', '');

function aboutTopic({ name, owner, partitions }: TopicDeclaration): string {
  const [, aggregate] = name.split('.');
  return `Written by ${owner}. Key: the id of the ${aggregate?.replaceAll('-', ' ')}; what happens to one stands in order. Partitions: ${partitions}, for good.`;
}

function aboutFact(
  fact: EventContract,
  { name, contracts }: NamedPackage,
  services: readonly ServiceEvents[],
) {
  const folder = `../../libs/contracts/${name}`;
  const versions = contracts.releases.filter(({ schemas }) => schemas.some((it) => isOf(it, fact)));
  const [first, last] = [versions[0], versions.at(-1)];
  const sample = sampleOf(fact, contracts);
  const released = first
    ? `Since ${name} [${first.version}](${folder}/CHANGES.md); [schema](${folder}/released/${last?.version}/schemas/${nameOf(fact)}.json)`
    : 'Not released yet: it may still change';
  return [
    `### ${fact.type}`,
    fact.description,
    [
      `- ${released}; ${sample === undefined ? 'no sample' : `[sample](${folder}/samples/${sample}.json)`}.`,
      `- Read by: ${readersOf(fact, services)}.`,
      ...alwaysLine(fact),
    ].join('\n'),
    fieldsTable(ownFields(fact, versions)),
  ].join('\n\n');
}

const nameOf = ({ type, topic }: EventContract) => `${type}.${topic.split('.').at(-1)}`;

const isOf = (released: JsonSchema, fact: EventContract) => releasedFact(released).name === nameOf(fact);

/** The fullest example there is. */
function sampleOf(fact: EventContract, { samples }: NamedPackage['contracts']): string | undefined {
  const own = samples.filter(
    ({ headers, topic }) => headers['ce_type'] === fact.type && topic === fact.topic,
  );
  return (own.find(({ name }) => name.endsWith('.every-field')) ?? own[0])?.name;
}

function readersOf(fact: EventContract, services: readonly ServiceEvents[]): string {
  const readers = services.filter(({ reads }) => reads.some((one) => nameOf(one) === nameOf(fact)));
  const told = readers.map(({ service, handlers }) => {
    const names = handlers
      .filter(({ contracts }) => contracts.some((one) => nameOf(one) === nameOf(fact)))
      .map(({ consumer }) => `\`${consumer}\``);
    return `${service} (${names.join(', ') || 'changes nothing there'})`;
  });
  return told.join(', ') || 'no service';
}

function alwaysLine({ schema }: EventContract): string[] {
  const inGeneral: readonly string[] = commonSchema.required ?? [];
  const always = (schema.required ?? []).filter((field) => isCommon(field) && !inGeneral.includes(field));
  return always.length > 0 ? [`- Always carries ${always.map((field) => `\`${field}\``).join(', ')}.`] : [];
}

/** Fields beside the common ones; those that came later than the fact say since when. */
function ownFields(fact: EventContract, versions: NamedPackage['contracts']['releases']): FieldRow[] {
  const known = versions.map(({ version, schemas }) => {
    const schema = schemas.find((one) => isOf(one, fact));
    return { version, fields: new Set(schema ? fieldsOf(schema).map(({ field }) => field) : []) };
  });
  const own = fieldsOf(fact.schema).filter(({ field }) => !isCommon(field));
  return own.map((row) => {
    const since = known.findIndex(({ fields }) => fields.has(row.field));
    if (since === 0 || known.length === 0) return row;
    const version = known[since]?.version;
    return { ...row, meaning: `${row.meaning} (${version ? `since ${version}` : 'not released yet'})` };
  });
}

function fieldsTable(rows: readonly FieldRow[]): string {
  if (rows.length === 0) return 'It has no fields of its own.';
  return table(
    ['field', 'is', 'meaning'],
    rows.map(({ field, optional, is, meaning }) => [`\`${field}\`${optional ? '?' : ''}`, is, meaning]),
  );
}
