import type { Desk } from '../desk.js';
import { useTexts } from '../use-texts.js';
import { HamletHelp } from './hamlet-help.js';
import { type Question, toggled } from './question.js';
import { TypedField } from './typed-field.js';

export interface AnswerFieldProps {
  readonly question: Question;
  readonly desk: Desk;
  readonly communeUnitId: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onAnswer: (value: readonly string[]) => void;
  /** What was typed is no answer, and why; undefined once it is. */
  readonly onMistyped: (fault: string | undefined) => void;
  readonly onRepeat: (by: 1 | -1) => void;
}

/** How a question is answered, by its kind. */
export function AnswerField(props: AnswerFieldProps) {
  const texts = useTexts();
  const { question, describedBy, onAnswer, onRepeat } = props;
  const [count = '0'] = question.value;
  switch (question.kind) {
    case 'note':
      return null;
    case 'one':
    case 'many':
      return <Choices {...props} />;
    case 'tick':
      return (
        <label className="choice">
          <input
            type="checkbox"
            checked={question.value.length > 0}
            aria-describedby={describedBy}
            onChange={(event) => onAnswer(event.target.checked ? ['OK'] : [])}
          />
          <span>{texts.form.tick}</span>
        </label>
      );
    case 'repeat':
      return (
        <div className="buttons">
          <p role="status">{texts.form.count(Number(count))}</p>
          <button type="button" onClick={() => onRepeat(1)}>
            {texts.form.more}
          </button>
          <button type="button" disabled={count === '0'} onClick={() => onRepeat(-1)}>
            {texts.form.fewer}
          </button>
        </div>
      );
    case 'unsupported':
      return <p>{texts.form.unsupported}</p>;
    default:
      return (
        <>
          {question.path.endsWith('/hamlet_no') && <HamletHelp {...props} />}
          <TypedField key={question.key} {...props} />
        </>
      );
  }
}

function Choices({ question, describedBy, invalid, onAnswer }: AnswerFieldProps) {
  const texts = useTexts();
  const one = question.kind === 'one';
  return (
    <fieldset aria-label={question.label} aria-describedby={describedBy} aria-invalid={invalid}>
      <legend className="small">{one ? texts.form.choose : texts.form.chooseMany}</legend>
      {question.choices.map(({ value, label }) => (
        <label key={value} className="choice">
          <input
            type={one ? 'radio' : 'checkbox'}
            name={question.key}
            checked={question.value.includes(value)}
            disabled={question.readonly}
            onChange={() => onAnswer(one ? [value] : toggled(question.value, value))}
          />
          <span>{label}</span>
        </label>
      ))}
      {one && question.value.length > 0 && !question.required && (
        <button type="button" className="plain" onClick={() => onAnswer([])}>
          {texts.form.clear}
        </button>
      )}
    </fieldset>
  );
}
