import { useId, useState } from 'react';
import { Fault, Notice, Page } from '../ui.js';
import { useTexts } from '../use-texts.js';
import { PIN_LENGTH, pinFault, triesLeft } from '../vault/pin-rule.js';

/** As much of the event as is used. */
interface Submitting {
  preventDefault(): void;
}

/** Six digits that nobody reads over a shoulder. */
export function PinField({
  label,
  value,
  onChange,
  fault,
  isNew,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly fault?: string | undefined;
  readonly isNew: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        inputMode="numeric"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        maxLength={PIN_LENGTH}
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
        aria-invalid={fault !== undefined}
        {...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` })}
      />
      {fault !== undefined && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  );
}

/** Sets the PIN of an account that has none on this phone. */
export function NewPinScreen({ onPin }: { readonly onPin: (pin: string) => Promise<void> }) {
  const texts = useTexts();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<{ first?: string; second?: string }>({});
  const [busy, setBusy] = useState(false);
  const submit = (event: Submitting) => {
    event.preventDefault();
    const wrong = pinFault(pin);
    if (wrong) setFault({ first: wrong === 'too-simple' ? texts.pin.tooSimple : texts.pin.notSixDigits });
    else if (pin !== again) setFault({ second: texts.pin.different });
    else {
      setBusy(true);
      void onPin(pin);
    }
  };
  return (
    <Page heading={texts.pin.newHeading}>
      <p>{texts.pin.newText}</p>
      <form onSubmit={submit} noValidate>
        <PinField label={texts.pin.label} value={pin} onChange={setPin} fault={fault.first} isNew />
        <PinField label={texts.pin.again} value={again} onChange={setAgain} fault={fault.second} isNew />
        <button type="submit" className="primary" disabled={busy}>
          {busy ? texts.pin.opening : texts.pin.set}
        </button>
      </form>
    </Page>
  );
}

/** Asks for the PIN. `onPin` gives how many were wrong in a row; undefined when it was right or everything is gone. */
export function PinScreen({
  login,
  wrong,
  onPin,
  onOther,
}: {
  readonly login: string;
  readonly wrong: number;
  readonly onPin: (pin: string) => Promise<number | undefined>;
  readonly onOther: () => void;
}) {
  const texts = useTexts();
  const [pin, setPin] = useState('');
  const [count, setCount] = useState(wrong);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Submitting) => {
    event.preventDefault();
    if (pin.length !== PIN_LENGTH) {
      setFault(texts.pin.notSixDigits);
      return;
    }
    setBusy(true);
    const now = await onPin(pin);
    if (now === undefined) return;
    setBusy(false);
    setPin('');
    setCount(now);
    setFault(texts.pin.wrong(triesLeft(now)));
  };
  return (
    <Page heading={texts.pin.heading(login)}>
      {count > 0 && fault === undefined && <Notice>{texts.pin.warning(triesLeft(count))}</Notice>}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <PinField label={texts.pin.label} value={pin} onChange={setPin} fault={fault} isNew={false} />
        <button type="submit" className="primary" disabled={busy}>
          {busy ? texts.pin.opening : texts.pin.open}
        </button>
      </form>
      <button type="button" className="plain" onClick={onOther}>
        {texts.accounts.heading}
      </button>
    </Page>
  );
}
