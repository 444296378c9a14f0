import type { FieldFault } from '@xaso/kernel';
import { fitsType } from './answer-types.js';
import { type Answers, type FormDefinition, type FormField, fieldPath } from './form-definition.js';

/**
 * What is wrong with answers, each fault with the answer's path. Relevance and constraints are the device's business;
 * here: `answer-missing` (due in every submission), `answer-wrong-type`, `choice-unknown`, `choice-repeated`,
 * `field-unknown`, `field-repeated` (a second answer where the form allows one).
 */
export function checkAnswers(definition: FormDefinition, answers: Answers): FieldFault[] {
  const { fields, required, repeats } = checksOf(definition);
  const faults = required
    .filter((path) => !answers[path]?.trim())
    .map((path) => fault(path, 'answer-missing', 'Câu này bắt buộc phải trả lời.'));
  for (const [path, text] of Object.entries(answers)) {
    if (text.trim() === '') continue;
    const field = fields.get(fieldPath(path));
    if (!field) {
      faults.push(fault(path, 'field-unknown', `Phiếu ${definition.formId} không có câu này.`));
      continue;
    }
    const repeated = repeatedOutside(path, repeats);
    if (repeated) faults.push(repeated);
    faults.push(...checkAnswer(field, path, text));
  }
  return faults;
}

/** What a definition asks of answers, ready to be looked up. */
interface Checks {
  readonly fields: ReadonlyMap<string, CheckedField>;
  /** Paths of the fields that are due in every submission. */
  readonly required: readonly string[];
  readonly repeats: ReadonlySet<string>;
}

interface CheckedField {
  readonly type: FormField['type'];
  readonly choices: ReadonlySet<string> | undefined;
}

/** Submissions come by the thousand, definitions never change. */
const known = new WeakMap<FormDefinition, Checks>();

function checksOf(definition: FormDefinition): Checks {
  const ready = known.get(definition);
  if (ready) return ready;
  const checks = {
    fields: new Map(definition.fields.map((field) => [field.path, checked(field)])),
    required: definition.fields.filter(({ required }) => required).map(({ path }) => path),
    repeats: new Set(definition.repeats),
  };
  known.set(definition, checks);
  return checks;
}

function checked({ type, choices }: FormField): CheckedField {
  return { type, choices: choices && new Set(choices.map(({ value }) => value)) };
}

const NONE: readonly FieldFault[] = [];

function checkAnswer({ type, choices }: CheckedField, path: string, text: string): readonly FieldFault[] {
  if (!fitsType(type, text)) {
    return [fault(path, 'answer-wrong-type', `"${shorten(text)}" không đúng kiểu ${type}.`)];
  }
  if (!choices || choices.has(text)) return NONE;
  const chosen = text.split(/\s+/);
  const twice = chosen.find((value, index) => chosen.indexOf(value) !== index);
  return [
    ...chosen
      .filter((value) => !choices.has(value))
      .map((value) => fault(path, 'choice-unknown', `"${shorten(value)}" không có trong các lựa chọn.`)),
    ...(twice === undefined
      ? []
      : [fault(path, 'choice-repeated', `"${shorten(twice)}" được chọn hai lần.`)]),
  ];
}

function repeatedOutside(path: string, repeats: ReadonlySet<string>): FieldFault | undefined {
  if (!path.includes('[')) return undefined;
  const indexed = [...path.matchAll(/\[\d+\]/g)].map((match) => fieldPath(path.slice(0, match.index)));
  const single = indexed.find((each) => !repeats.has(each));
  return single === undefined
    ? undefined
    : fault(path, 'field-repeated', `${single} chỉ được xuất hiện một lần.`);
}

/** Faults are shown and logged; a mistyped answer may be long and somebody's words. */
function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}

function fault(field: string, code: string, detail: string): FieldFault {
  return { field, code, detail };
}
