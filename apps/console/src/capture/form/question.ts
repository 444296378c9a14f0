/** What a question asks for, and with it how it is answered. */
export type QuestionKind =
  | 'note'
  | 'text'
  | 'lines'
  | 'digits'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'month'
  | 'time'
  | 'one'
  | 'many'
  | 'tick'
  | 'repeat'
  | 'unsupported';

/** One screen of a form: what the form says now, whatever engine reads it. */
export interface Question {
  /** Its place in the form; the same for as long as the form is open. */
  readonly key: string;
  readonly path: string;
  readonly kind: QuestionKind;
  /** The headings of the groups around it, the outermost first. */
  readonly groups: readonly string[];
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  readonly readonly: boolean;
  /** Text; of choices those that were made, of a repeat how many there are. */
  readonly value: readonly string[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What is wrong with the answer as it stands, in the form's words; also that there is none where one is needed. */
  readonly fault: string | null;
}

/** How the text of an input becomes a value, or that it does not. */
export function typed(kind: QuestionKind, text: string): string | undefined {
  const value = text.trim();
  if (value === '') return '';
  switch (kind) {
    case 'integer':
      return /^[+-]?\d{1,15}$/.test(value) ? String(Number(value)) : undefined;
    case 'decimal': {
      const number = value.replace(',', '.');
      return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(number) ? String(Number(number)) : undefined;
    }
    case 'digits':
      return /^\d+$/.test(value) ? value : undefined;
    case 'month':
      return /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : undefined;
    default:
      return value;
  }
}

/** Of a choice of several, what is chosen after this one was touched. */
export const toggled = (chosen: readonly string[], value: string): string[] =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
