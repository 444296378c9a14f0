import { useState } from 'react';
import { Fault, Page } from '../ui.js';
import { useTexts } from '../use-texts.js';
import type { Question } from './question.js';

/** All questions with their answers; from here the form goes into the queue. */
export function ReviewScreen({
  questions,
  onQuestion,
  onFinish,
  onBack,
}: {
  readonly questions: readonly Question[];
  readonly onQuestion: (key: string) => void;
  readonly onFinish: () => Promise<void>;
  readonly onBack: () => void;
}) {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const asked = questions.filter(({ kind }) => kind !== 'note' && kind !== 'repeat');
  const faults = asked.filter(({ fault }) => fault !== null).length;
  const finish = async () => {
    setBusy(true);
    try {
      await onFinish();
    } catch (error) {
      setBusy(false);
      throw error;
    }
  };
  return (
    <Page heading={texts.form.review} back={onBack}>
      {faults > 0 ? <Fault>{texts.form.faults(faults)}</Fault> : <p>{texts.form.reviewText}</p>}
      <ul className="list">
        {asked.map((question) => (
          <li key={question.key}>
            <button type="button" className="row" onClick={() => onQuestion(question.key)}>
              <span className="small">{question.label}</span>
              <span>{shown(question) || texts.form.unanswered}</span>
              {question.fault !== null && <span className="wrong">⚠ {question.fault}</span>}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="primary" disabled={faults > 0 || busy} onClick={() => void finish()}>
        {texts.form.finish}
      </button>
    </Page>
  );
}

function shown({ choices, value, kind }: Question): string {
  if (kind === 'tick') return value.length > 0 ? '✓' : '';
  return value.map((each) => choices.find((choice) => choice.value === each)?.label ?? each).join(', ');
}
