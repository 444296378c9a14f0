import { useState } from 'react';
import type { Desk } from '../desk.js';
import type { FormItem } from '../queue/item.js';
import { Fault, Page } from '../ui.js';
import { useItems } from '../use-desk.js';
import { go } from '../use-hash.js';
import { useTexts } from '../use-texts.js';
import { ModeScreen } from './mode-screen.js';
import { QuestionScreen } from './question-screen.js';
import { ReviewScreen } from './review-screen.js';
import { type Filling, useFilledForm } from './use-filled-form.js';

/** Where in the form somebody is: at a question by its key, before the first, or behind the last. */
type Step =
  { readonly at: 'mode' } | { readonly at: 'question'; readonly key: string } | { readonly at: 'review' };

/** One form, a question a screen. */
export function FormScreen({
  desk,
  id,
  onFinished,
}: {
  readonly desk: Desk;
  readonly id: string;
  readonly onFinished: () => void;
}) {
  const item = useItems(desk).find((each) => each.id === id);
  return item && item.kind !== 'list' ? <Form desk={desk} item={item} onFinished={onFinished} /> : null;
}

function Form({
  desk,
  item,
  onFinished,
}: {
  readonly desk: Desk;
  readonly item: FormItem;
  readonly onFinished: () => void;
}) {
  const texts = useTexts();
  const filling = useFilledForm(desk, item);
  const [step, setStep] = useState<Step>();
  const leave = () => go({ at: 'home' });
  if (filling.is !== 'open') {
    return (
      <Page heading={item.place.title} back={leave}>
        {filling.is === 'loading' ? (
          <p role="status">{texts.form.loading}</p>
        ) : (
          <Fault>{texts.form.broken}</Fault>
        )}
      </Page>
    );
  }
  const here = placeOf(filling, step);
  const finish = async () => {
    await filling.finish();
    go({ at: 'home' }, 'replace');
    onFinished();
  };
  return (
    <>
      {filling.saved === 'failed' && <Fault>{texts.form.notSaved}</Fault>}
      {item.correction && (
        <div className="page notice" role="note" lang="vi">
          <p>
            {texts.form.yourReviewer}: {item.correction.reason}
          </p>
        </div>
      )}
      {item.refusal && item.refusal.detail !== '' && (
        <div className="page notice" role="note" lang="vi">
          <p>
            {texts.form.yourServer}: {item.refusal.detail}
          </p>
          {item.refusal.faults.map(({ field, code, detail }) => (
            <p key={`${field} ${code}`} className="small">
              {detail}
            </p>
          ))}
        </div>
      )}
      {here.at === 'mode' && filling.mode && (
        <ModeScreen
          chosen={filling.mode.chosen}
          onChoose={filling.chooseMode}
          onNext={() => setStep(stepAt(filling, 0))}
          onBack={leave}
        />
      )}
      {here.at === 'question' && (
        <QuestionScreen
          key={here.question.key}
          question={here.question}
          position={{ now: here.index + 1, all: filling.questions.length }}
          desk={desk}
          communeUnitId={item.place.communeUnitId}
          filling={filling}
          onBack={() => {
            if (here.index > 0) setStep(stepAt(filling, here.index - 1));
            else if (filling.mode) setStep({ at: 'mode' });
            else leave();
          }}
          onNext={() => setStep(stepAfter(filling, here.question.key))}
          onReview={() => setStep({ at: 'review' })}
          onLeave={leave}
        />
      )}
      {here.at === 'review' && (
        <ReviewScreen
          questions={filling.questions}
          onQuestion={(key) => setStep({ at: 'question', key })}
          onFinish={finish}
          onBack={() => setStep(stepAt(filling, filling.questions.length - 1))}
        />
      )}
    </>
  );
}

function placeOf(filling: Filling, step: Step | undefined) {
  const { questions, mode } = filling;
  const wanted = step ?? (mode && mode.chosen === null ? ({ at: 'mode' } as const) : firstOpen(filling));
  if (wanted.at !== 'question') return wanted;
  const index = questions.findIndex(({ key }) => key === wanted.key);
  const question = questions[index];
  return question ? { at: 'question' as const, index, question } : ({ at: 'review' } as const);
}

/** A form that was begun is gone on with where its first answer is missing. */
function firstOpen({ questions }: Filling): Step {
  const begun = questions.some(({ kind, value }) => kind !== 'note' && kind !== 'repeat' && value.length > 0);
  const open = begun ? questions.find(({ fault }) => fault !== null) : questions[0];
  return open ? { at: 'question', key: open.key } : { at: 'review' };
}

function stepAt({ questions }: Filling, index: number): Step {
  const question = questions[index];
  return question ? { at: 'question', key: question.key } : { at: 'review' };
}

/** What follows is looked up now: an answer may have brought questions, or taken them away. */
function stepAfter(filling: Filling, key: string): Step {
  const index = filling.questions.findIndex((question) => question.key === key);
  return stepAt(filling, index + 1);
}
