import { useId, useState } from 'react';
import type { Desk } from '../desk.js';
import { signOut } from '../net/session.js';
import { isSettled } from '../queue/item.js';
import { Page } from '../ui.js';
import { ChangePin } from './change-pin.js';
import { useItems } from '../use-desk.js';
import { go } from '../use-hash.js';
import { useTexts } from '../use-texts.js';

/** The account on this phone, and how to be rid of it. */
export function SettingsScreen({
  desk,
  onWipe,
}: {
  readonly desk: Desk;
  readonly onWipe: () => Promise<void>;
}) {
  const texts = useTexts();
  const field = useId();
  const [word, setWord] = useState('');
  const unsent = useItems(desk).filter((item) => !isSettled(item)).length;
  const leave = async () => {
    await signOut();
    location.assign('/capture/');
  };
  return (
    <Page heading={texts.settings.heading} back={() => go({ at: 'home' })}>
      <p>{texts.settings.account(desk.account.login)}</p>
      <ChangePin
        desk={desk}
        onWiped={() => {
          go({ at: 'home' }, 'replace');
          return onWipe();
        }}
      />
      <section aria-labelledby="sign-out">
        <h2 id="sign-out">{texts.settings.signOut}</h2>
        <p>{texts.settings.signOutText}</p>
        <button type="button" onClick={() => void leave()}>
          {texts.settings.signOut}
        </button>
      </section>
      <section aria-labelledby="wipe">
        <h2 id="wipe">{texts.settings.wipe}</h2>
        <p>{texts.settings.wipeText(unsent)}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (word !== texts.settings.wipeWord) return;
            go({ at: 'home' }, 'replace');
            void onWipe();
          }}
        >
          <div className="field">
            <label htmlFor={field}>{texts.settings.wipeLabel}</label>
            <input
              id={field}
              autoComplete="off"
              autoCapitalize="characters"
              value={word}
              onChange={(event) => setWord(event.target.value.toUpperCase())}
            />
          </div>
          <button type="submit" className="danger" disabled={word !== texts.settings.wipeWord}>
            {texts.settings.wipe}
          </button>
        </form>
      </section>
    </Page>
  );
}
