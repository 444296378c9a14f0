import { type Mode, MODES } from '../queue/item.js';
import { Page } from '../ui.js';
import { useTexts } from '../use-texts.js';

/** Who answers, where the form does not ask. */
export function ModeScreen({
  chosen,
  onChoose,
  onNext,
  onBack,
}: {
  readonly chosen: Mode | null;
  readonly onChoose: (mode: Mode) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const texts = useTexts();
  return (
    <Page heading={texts.form.mode} back={onBack}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) onNext();
        }}
      >
        <fieldset>
          <legend className="small">{texts.form.choose}</legend>
          {MODES.map((mode) => (
            <label key={mode} className="choice">
              <input type="radio" name="mode" checked={mode === chosen} onChange={() => onChoose(mode)} />
              <span>{texts.form.modes[mode]}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="primary" disabled={!chosen}>
          {texts.next}
        </button>
      </form>
    </Page>
  );
}
