import { parseForm, renderInstance } from '@xaso/surveys/forms';

/** The size that the figures are about: 250 answers, 5.9 kB as a device sends them. */
const QUESTIONS = 250;
const FILLED_BYTES = 5_900;
const SECTIONS = 10;

const HAMLETS = [
  'Xóm Đông Lộc, thôn 3',
  'Xóm Hòa Bình, tổ 12',
  'Xóm 7, khu Vạn An',
  'Bản Vi Hương, nhóm 2',
  'Khối Yên Hòa, tổ 4',
];
const CHOICES = ['never', 'monthly', 'weekly', 'daily'];

interface Question {
  readonly name: string;
  readonly type: 'int' | 'decimal' | 'date' | 'string' | 'select1' | 'select';
}

const TYPES: readonly Question['type'][] = [
  'int',
  'select1',
  'string',
  'select',
  'decimal',
  'date',
  'select1',
  'int',
];

const question = (index: number): Question => ({
  name: `q${String(index + 1).padStart(3, '0')}`,
  type: TYPES[index % TYPES.length] ?? 'string',
});

const sections = (): { name: string; questions: Question[] }[] =>
  Array.from({ length: SECTIONS }, (_none, section) => ({
    name: `part${section + 1}`,
    questions: Array.from({ length: QUESTIONS / SECTIONS }, (_one, index) =>
      question(section * (QUESTIONS / SECTIONS) + index),
    ),
  }));

/** A questionnaire of 250 questions of every common kind in ten sections, all due. */
export function questionnaire(): string {
  const items = CHOICES.map((value) => `<item><label>${value}</label><value>${value}</value></item>`).join(
    '',
  );
  const asked = ({ name, type }: Question, section: string): string => {
    const ref = `ref="/data/${section}/${name}"`;
    return type === 'select1' || type === 'select'
      ? `<${type} ${ref}><label>${name}</label>${items}</${type}>`
      : `<input ${ref}><label>${name}</label></input>`;
  };
  const all = sections();
  const nodes = all.map(
    ({ name, questions }) => `<${name}>${questions.map((each) => `<${each.name}/>`).join('')}</${name}>`,
  );
  const binds = all.flatMap(({ name, questions }) =>
    questions.map((each) => {
      const type = each.type.startsWith('select') ? 'string' : each.type;
      return `<bind nodeset="/data/${name}/${each.name}" type="${type}" required="true()"/>`;
    }),
  );
  const body = all.map(
    ({ name, questions }) =>
      `<group ref="/data/${name}"><label>${name}</label>${questions.map((each) => asked(each, name)).join('')}</group>`,
  );
  return `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Bench 250</h:title><model>
<instance><data id="BENCH250" version="1">${nodes.join('')}<meta><instanceID/><timeStart/><timeEnd/></meta></data></instance>${binds.join('')}
</model></h:head><h:body>${body.join('')}</h:body></h:html>`;
}

/** A filled form with `{{…}}` where each one differs: its id, its times, and an answer in each section. */
export interface FilledTemplate {
  /** The text between the places; place n stands after piece n. */
  readonly pieces: readonly string[];
  /** What goes in each place. */
  readonly places: readonly ('id' | 'start' | 'end' | 'number')[];
}

/** @throws Error when a filled form is not of the size that the figures are about (5 % either way). */
export function filledTemplate(): FilledTemplate {
  const form = parseForm(questionnaire());
  const answers = Object.fromEntries(
    form.fields.map((field, index) => [field.path, answer(question(index), index)]),
  );
  const times = { timeStart: new Date(0), timeEnd: new Date(1) };
  const xml = renderInstance(form, answers, { instanceId: '{{id}}', ...times })
    .replace('1970-01-01T07:00:00.000+07:00', '{{start}}')
    .replace('1970-01-01T07:00:00.001+07:00', '{{end}}');
  const parts = xml.split(/\{\{(\w+)\}\}/);
  const template = {
    pieces: parts.filter((_part, index) => index % 2 === 0),
    places: parts.filter((_part, index) => index % 2 === 1) as FilledTemplate['places'][number][],
  };
  assertSize(template);
  return template;
}

function answer({ type }: Question, index: number): string {
  // One answer of each section differs from form to form.
  if (type === 'int') return index % 25 < 8 ? '{{number}}' : String((index * 7) % 90);
  if (type === 'decimal') return `${index % 30}.${index % 10}5`;
  if (type === 'date') return `2026-0${1 + (index % 9)}-1${index % 10}`;
  if (type === 'select1') return CHOICES[index % CHOICES.length] as string;
  if (type === 'select') return CHOICES.slice(index % 3, (index % 3) + 2).join(' ');
  return HAMLETS[index % HAMLETS.length] as string;
}

function assertSize({ pieces, places }: FilledTemplate): void {
  const widths = { id: 41, start: 29, end: 29, number: 2 };
  const bytes = Buffer.byteLength(pieces.join('')) + places.reduce((sum, place) => sum + widths[place], 0);
  if (Math.abs(bytes - FILLED_BYTES) > FILLED_BYTES * 0.05)
    throw new Error(`The filled form has ${bytes} bytes; the figure is about ${FILLED_BYTES}.`);
}
