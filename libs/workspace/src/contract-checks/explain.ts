import { whoBreaks } from '@xaso/contracts-common/releases';
import type { Breakage, PackageReport, Reader } from './breakage.js';

/** What `npm run contracts:check` says of a contracts package: what is fine, what breaks whom, and the next step. */
export function explain({ name, releases, broken }: PackageReport): string {
  if (releases.length === 0) return `${name}\n  nothing is released yet: everything may still change\n`;
  const lines = releases.flatMap(({ version, fine, tampering }) => [
    `  ${version}  ${fine.length === 1 ? '1 released contract is' : `${fine.length} released contracts are`} fine: ${fine.join(', ') || 'none'}`,
    ...tampering.map(
      (file) => `  ${version}  BROKEN  ${file}. A release is never touched: restore it from git.`,
    ),
  ]);
  return [name, ...lines, ...broken.map(explainOne), ''].join('\n');
}

function explainOne(one: Breakage): string {
  const { type, topic, versions, changes, readers } = one;
  return [
    '',
    `  BROKEN  ${type} on ${topic}, as released in ${versions.join(' and ')}`,
    ...(changes.length === 0
      ? ['    it is declared no longer, but its facts stay on the topic, and every rebuild reads them']
      : changes.flatMap(({ field, what, harm }) => [`    ${field}: ${what}`, `      ${whoBreaks(harm)}`])),
    readers.length === 0
      ? '    Nobody here reads it; readers elsewhere may.'
      : `    This breaks: ${readers.map(named).join(', ')}`,
    ...nextStep(one),
  ].join('\n');
}

function named({ service, consumers, inCode }: Reader): string {
  if (!inCode) return `${service} (named in deploy/kafka/topics.yaml; not of this checkout, tell them)`;
  return `${service} (${consumers.join(', ') || 'knows it and lets it pass; refuses it when it does not fit'})`;
}

function nextStep({ owner, type, topic, nextTopic, partitions, readers, versions, changes }: Breakage) {
  const last = versions.at(-1);
  const major = topic.split('.').at(-1);
  const next = nextTopic.split('.').at(-1);
  const fields = changes.map(({ field }) => field).join(', ');
  const file = `libs/contracts/${owner}/released/${last}/schemas/${type}.${major}.json`;
  const moving = readers.filter(({ inCode }) => inCode).map(({ service }) => service);
  return [
    '    Next step',
    `      not meant so? put ${fields || 'the fact'} back as ${file} has it. A new field may come as an optional one.`,
    `      meant so? it is the next major, beside this one:`,
    `      1. declare what the aggregate says on ${nextTopic}, changed as you want it, and leave ${major} as it was released`,
    `      2. deploy/kafka/topics.yaml: add ${nextTopic} (partitions ${partitions ?? '3 or 12'}, owner ${owner}); keep ${topic}`,
    `      3. write both in one transaction: the command returns a fact of ${major} and one of ${next}`,
    ...(moving.length > 0
      ? [
          `      4. move ${moving.join(', ')}: name ${next} in ${moving.map((one) => `apps/${one}/src/subscriptions.ts`).join(' and ')}, and react to it in place of ${major}`,
        ]
      : ['      4. tell the readers outside when they have to be on the new topic']),
    `      5. npm run contracts:release -- ${owner} <next major>.0.0; CHANGES.md says what readers must do`,
    `      6. when nobody is named as a reader of ${topic} any more, stop writing it. The topic itself stays.`,
  ];
}
