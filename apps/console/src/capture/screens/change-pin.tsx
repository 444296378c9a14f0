import { useState } from 'react';
import { changePin, type Desk } from '../desk.js';
import { Notice } from '../ui.js';
import { useTexts } from '../use-texts.js';
import { PIN_LENGTH, pinFault, triesLeft } from '../vault/pin-rule.js';
import { PinField } from './pin-screen.js';

interface Props {
  readonly desk: Desk;
  /** The PIN was wrong too often: everything is gone. */
  readonly onWiped: () => Promise<void>;
}

interface Faults {
  readonly now?: string;
  readonly next?: string;
  readonly again?: string;
}

const EMPTY = { now: '', next: '', again: '' };

/** Another PIN; what is on the phone stays, and opens with the new one alone. */
export function ChangePin({ desk, onWiped }: Props) {
  const texts = useTexts();
  const [pins, setPins] = useState(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const type = (part: keyof typeof EMPTY) => (pin: string) => {
    setPins((before) => ({ ...before, [part]: pin }));
    setDone(false);
  };
  const wrong = (): Faults => {
    const simple = pinFault(pins.next);
    if (pins.now.length !== PIN_LENGTH) return { now: texts.pin.notSixDigits };
    if (simple) return { next: simple === 'too-simple' ? texts.pin.tooSimple : texts.pin.notSixDigits };
    return pins.next === pins.again ? {} : { again: texts.pin.different };
  };
  const change = async () => {
    const found = wrong();
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const changed = await changePin(desk, pins.now, pins.next);
    if (changed.is === 'wiped') return onWiped();
    setBusy(false);
    if (changed.is === 'wrong') return setFaults({ now: texts.pin.wrong(triesLeft(changed.wrong)) });
    setPins(EMPTY);
    setDone(true);
  };
  return (
    <section aria-labelledby="change-pin">
      <h2 id="change-pin">{texts.settings.changePin}</h2>
      <p>{texts.settings.changePinText}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <PinField
          label={texts.settings.pinNow}
          value={pins.now}
          onChange={type('now')}
          fault={faults.now}
          isNew={false}
        />
        <PinField
          label={texts.settings.pinNext}
          value={pins.next}
          onChange={type('next')}
          fault={faults.next}
          isNew
        />
        <PinField
          label={texts.settings.pinAgain}
          value={pins.again}
          onChange={type('again')}
          fault={faults.again}
          isNew
        />
        <button type="submit" disabled={busy}>
          {busy ? texts.pin.opening : texts.settings.changePin}
        </button>
      </form>
      {done && <Notice>{texts.settings.pinChanged}</Notice>}
    </section>
  );
}
