import { type InputHTMLAttributes, useState } from 'react';
import { useTexts } from '../use-texts.js';
import type { AnswerFieldProps } from './answer-field.js';
import { type QuestionKind, typed } from './question.js';

type Keys = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'pattern'>;

/** Which keys the phone offers. */
const KEYS: Partial<Record<QuestionKind, Keys>> = {
  integer: { type: 'text', inputMode: 'numeric' },
  digits: { type: 'text', inputMode: 'numeric' },
  decimal: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
  month: { type: 'month' },
  time: { type: 'time' },
};

/** Text, numbers, dates. What was typed stays as it was typed; the form gets it once it is a value. */
export function TypedField({ question, describedBy, invalid, onAnswer, onMistyped }: AnswerFieldProps) {
  const texts = useTexts();
  const { kind, label } = question;
  const [value = ''] = question.value;
  const known = kind === 'month' ? value.slice(0, 7) : value;
  const [text, setText] = useState(known);
  const [given, setGiven] = useState(known);
  // Answered from elsewhere, such as the list of hamlets.
  if (known !== given) {
    setGiven(known);
    if (typed(kind, text) !== value) setText(known);
  }
  const change = (next: string) => {
    setText(next);
    const answer = typed(kind, next);
    if (answer === undefined) onMistyped(kind === 'integer' ? texts.form.wrongWhole : texts.form.wrongNumber);
    else {
      onMistyped(undefined);
      onAnswer(answer === '' ? [] : [answer]);
    }
  };
  const shared = {
    className: 'answer',
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'aria-required': question.required,
    readOnly: question.readonly,
    value: text,
    autoComplete: 'off',
  };
  return kind === 'lines' ? (
    <textarea {...shared} rows={5} onChange={(event) => change(event.target.value)} />
  ) : (
    <input {...shared} {...KEYS[kind]} onChange={(event) => change(event.target.value)} />
  );
}
