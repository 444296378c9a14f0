import { useId, useState } from 'react';
import type { Newcomer } from '../queue/list.js';
import { useListTexts } from './attendance.texts.js';
import { TRAINEE_GROUPS } from '../../pages/training/training.types.js';
import { newcomerFaults } from './sitting.js';

const EMPTY = { name: '', year: '', group: 'others' } as const satisfies Record<string, string>;

/** Somebody came who is in no list: a name and a year are enough. */
export function WalkInForm({ onAdd }: { readonly onAdd: (one: Newcomer) => Promise<boolean> }) {
  const texts = useListTexts();
  const field = useId();
  const [typed, setTyped] = useState<Record<keyof typeof EMPTY, string>>(EMPTY);
  const [tried, setTried] = useState(false);
  const one = { name: typed.name.trim(), birthYear: Number(typed.year), group: typed.group };
  const faults = newcomerFaults(one, new Date());
  const shown = { name: tried && faults.name, year: tried && faults.birthYear };
  const add = async () => {
    setTried(true);
    if (faults.name || faults.birthYear || !(await onAdd(one))) return;
    setTyped(EMPTY);
    setTried(false);
  };
  return (
    <section aria-labelledby={`${field}-heading`}>
      <h2 id={`${field}-heading`}>{texts.addHeading}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {(['name', 'year'] as const).map((key) => (
          <div className="field" key={key}>
            <label htmlFor={`${field}-${key}`}>{key === 'name' ? texts.name : texts.birthYear}</label>
            <input
              id={`${field}-${key}`}
              autoComplete="off"
              inputMode={key === 'year' ? 'numeric' : 'text'}
              maxLength={key === 'year' ? 4 : 120}
              value={typed[key]}
              aria-invalid={shown[key]}
              aria-describedby={`${field}-${key}-wrong`}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
            />
            <p className="wrong" id={`${field}-${key}-wrong`} role="alert">
              {shown[key] && (key === 'name' ? texts.nameWrong : texts.yearWrong)}
            </p>
          </div>
        ))}
        <div className="field">
          <label htmlFor={`${field}-group`}>{texts.group}</label>
          <select
            id={`${field}-group`}
            value={typed.group}
            onChange={(event) => setTyped({ ...typed, group: event.target.value })}
          >
            {TRAINEE_GROUPS.map((group) => (
              <option key={group} value={group}>
                {texts.groups[group]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{texts.add}</button>
      </form>
    </section>
  );
}
