import { useId, useState } from 'react';
import type { Desk } from '../desk.js';
import { Fault, Page } from '../ui.js';
import { useTexts } from '../use-texts.js';
import { AnswerField } from './answer-field.js';
import type { Question } from './question.js';
import type { Filling } from './use-filled-form.js';

/** One question. It is left forwards only with an answer that the form takes. */
export function QuestionScreen({
  question,
  position,
  desk,
  communeUnitId,
  filling,
  onBack,
  onNext,
  onReview,
  onLeave,
}: {
  readonly question: Question;
  readonly position: { readonly now: number; readonly all: number };
  readonly desk: Desk;
  readonly communeUnitId: string;
  readonly filling: Filling;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly onReview: () => void;
  readonly onLeave: () => void;
}) {
  const texts = useTexts();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [mistyped, setMistyped] = useState<string>();
  const fault = mistyped ?? (asked && question.fault !== null ? question.fault : undefined);
  const next = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setAsked(true);
    if (question.fault === null && mistyped === undefined) onNext();
  };
  const described = [question.hint !== '' && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(
    (each) => each !== false,
  );
  return (
    <Page heading={question.label} back={onBack}>
      <form onSubmit={next} noValidate>
        <p className="small">
          {[...question.groups, texts.form.step(position.now, position.all)].join(' · ')}
          {isAnswered(question) && (question.required ? ` · ${texts.required}` : ` · ${texts.optional}`)}
        </p>
        {question.hint !== '' && <p id={`${id}-hint`}>{question.hint}</p>}
        <AnswerField
          question={question}
          desk={desk}
          communeUnitId={communeUnitId}
          describedBy={described.join(' ')}
          invalid={fault !== undefined}
          onAnswer={(value) => filling.answer(question.key, value)}
          onMistyped={setMistyped}
          onRepeat={(by) => filling.repeat(question.key, by)}
        />
        {fault !== undefined && <Fault id={`${id}-fault`}>{fault}</Fault>}
        <button type="submit" className="primary">
          {texts.next}
        </button>
      </form>
      <p className="small" role="status">
        {filling.saved === 'saved' ? texts.form.saved : ''}
      </p>
      <div className="buttons">
        <button type="button" onClick={onReview}>
          {texts.form.overview}
        </button>
        <button type="button" onClick={onLeave}>
          {texts.form.leave}
        </button>
      </div>
    </Page>
  );
}

const isAnswered = ({ kind }: Question): boolean => kind !== 'note' && kind !== 'repeat';
