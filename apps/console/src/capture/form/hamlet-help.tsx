import { useEffect, useId, useState } from 'react';
import type { CachedHamlets } from '../store/account-db.js';
import { useTexts } from '../use-texts.js';
import type { AnswerFieldProps } from './answer-field.js';

/** Hamlets by name, for whoever does not know the number. */
export function HamletHelp({ question, desk, communeUnitId, onAnswer, onMistyped }: AnswerFieldProps) {
  const texts = useTexts();
  const id = useId();
  const [hamlets, setHamlets] = useState<CachedHamlets['hamlets']>([]);
  useEffect(() => {
    let gone = false;
    void desk.db.hamlets.get(communeUnitId).then((found) => !gone && setHamlets(found?.hamlets ?? []));
    return () => {
      gone = true;
    };
  }, [desk, communeUnitId]);
  if (hamlets.length === 0) return null;
  const [value = ''] = question.value;
  return (
    <div className="field">
      <label htmlFor={id}>{texts.form.hamlet}</label>
      <select
        id={id}
        value={hamlets.some(({ number }) => number === value) ? value : ''}
        onChange={(event) => {
          onMistyped(undefined);
          onAnswer(event.target.value === '' ? [] : [event.target.value]);
        }}
      >
        <option value="">{texts.form.hamletOther}</option>
        {hamlets.map(({ number, name }) => (
          <option key={number} value={number}>
            {number} – {name}
          </option>
        ))}
      </select>
    </div>
  );
}
