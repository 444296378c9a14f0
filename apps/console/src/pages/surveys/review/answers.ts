import type { Fault, FormField } from '../surveys.types.js';

/** A question of the form with what was answered. */
export interface AnsweredQuestion {
  /** Path of the answer, with the number of a repetition. */
  readonly path: string;
  readonly label: string;
  /** In words where the form offers choices; null when nothing was answered. */
  readonly answer: string | null;
  /** Which time, in a group that repeats; null elsewhere. */
  readonly repetition: number | null;
  readonly faults: readonly Fault[];
}

const plain = (path: string): string => path.replace(/\[\d+\]/g, '');

/** Questions in the order of the form with their answers; answers that belong to no question come last, by their path. */
export function answered(
  fields: readonly FormField[],
  answers: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): AnsweredQuestion[] {
  const byField = Map.groupBy(Object.keys(answers), plain);
  const known = fields
    .filter((field) => !field.readonly && (field.label !== '' || byField.has(field.path)))
    .flatMap((field) =>
      (byField.get(field.path) ?? [field.path]).map((path) => question(field, path, answers[path], faults)),
    );
  const paths = new Set(fields.map(({ path }) => path));
  const strays = Object.keys(answers)
    .filter((path) => !paths.has(plain(path)))
    .map((path) => question({ path, label: '', name: path }, path, answers[path], faults));
  return [...known, ...strays];
}

/** Faults that no question shows: of time and place, or of the document. */
export function faultsElsewhere(
  questions: readonly AnsweredQuestion[],
  faults: readonly Fault[],
): readonly Fault[] {
  const shown = new Set(questions.flatMap((one) => one.faults));
  return faults.filter((fault) => !shown.has(fault));
}

function question(
  field: Pick<FormField, 'path' | 'label' | 'name' | 'choices'>,
  path: string,
  answer: string | undefined,
  faults: readonly Fault[],
): AnsweredQuestion {
  const repetition = /\[(\d+)\]/.exec(path)?.[1];
  return {
    path,
    label: field.label === '' ? field.name : field.label,
    answer: answer === undefined || answer === '' ? null : inWords(answer, field.choices),
    repetition: repetition === undefined ? null : Number(repetition),
    faults: faults.filter((fault) => isOf(fault.field, path, field.name)),
  };
}

/** Faults name a question by its path, by its name, or below `answers`. */
function isOf(named: string, path: string, name: string): boolean {
  const field = named.replace(/^answers\./, '');
  return field === path || plain(field) === path || field === name;
}

function inWords(answer: string, choices: FormField['choices']): string {
  if (!choices) return answer;
  const wordOf = (value: string): string => choices.find((one) => one.value === value)?.label ?? value;
  const whole = choices.find((one) => one.value === answer);
  return whole ? whole.label : answer.split(/\s+/).map(wordOf).join('; ');
}
