import type { FieldFault } from '@xaso/kernel';
import { fitsType } from './answer-types.js';
import { type Answers, type FormDefinition, type FormField, fieldPath } from './form-definition.js';

/**
 * What is wrong with answers, each fault with the answer's path. Relevance and constraints are the device's business;
 * here: `answer-missing` (due in every submission), `answer-wrong-type`, `choice-unknown`, `choice-repeated`,
 * `field-unknown`, `field-repeated` (a second answer where the form allows one).
 */
export function checkAnswers(definition: FormDefinition, answers: Answers): FieldFault[] {
  const fields = new Map(definition.fields.map((field) => [field.path, field]));
  const repeats = new Set(definition.repeats);
  const missing = definition.fields.filter(({ path, required }) => required && !answers[path]?.trim());
  return [
    ...missing.map(({ path }) =>
      fault(path, 'answer-missing', 'Every submission of this form needs this answer.'),
    ),
    ...Object.entries(answers).flatMap(([path, text]) => {
      if (text.trim() === '') return [];
      const field = fields.get(fieldPath(path));
      if (!field) return [fault(path, 'field-unknown', `The form ${definition.formId} has no such field.`)];
      const repeated = repeatedOutside(path, repeats);
      return [...(repeated ? [repeated] : []), ...checkAnswer(field, path, text)];
    }),
  ];
}

function checkAnswer(field: FormField, path: string, text: string): FieldFault[] {
  if (!fitsType(field.type, text)) {
    return [fault(path, 'answer-wrong-type', `"${shorten(text)}" is not a value of the type ${field.type}.`)];
  }
  if (!field.choices) return [];
  const known = new Set(field.choices.map(({ value }) => value));
  const chosen = text.split(/\s+/);
  const twice = chosen.find((value, index) => chosen.indexOf(value) !== index);
  return [
    ...chosen
      .filter((value) => !known.has(value))
      .map((value) => fault(path, 'choice-unknown', `"${shorten(value)}" is not among the choices.`)),
    ...(twice === undefined ? [] : [fault(path, 'choice-repeated', `"${shorten(twice)}" is chosen twice.`)]),
  ];
}

function repeatedOutside(path: string, repeats: ReadonlySet<string>): FieldFault | undefined {
  const indexed = [...path.matchAll(/\[\d+\]/g)].map((match) => fieldPath(path.slice(0, match.index)));
  const single = indexed.find((each) => !repeats.has(each));
  return single === undefined ? undefined : fault(path, 'field-repeated', `${single} may occur once only.`);
}

/** Faults are shown and logged; a mistyped answer may be long and somebody's words. */
function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}

function fault(field: string, code: string, detail: string): FieldFault {
  return { field, code, detail };
}
