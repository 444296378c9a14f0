import { Component, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { chooseLanguage, language as languageOfDevice } from '../i18n/language.js';
import { type Desk, open, settle, wipe } from './desk.js';
import { presence } from './net/session.js';
import { AccountsScreen, SignInScreen } from './screens/door-screens.js';
import { NewPinScreen, PinScreen } from './screens/pin-screen.js';
import { Room } from './screens/room.js';
import { type DeviceAccount, deviceAccounts } from './store/device-db.js';
import { TEXTS } from './texts.js';
import { SpeechContext, useTexts } from './use-texts.js';
import { LOCK_AFTER_MS } from './vault/pin-rule.js';

type State =
  | { readonly is: 'starting' }
  | { readonly is: 'insecure' }
  | { readonly is: 'sign-in'; readonly offline: boolean; readonly wiped: boolean }
  | { readonly is: 'accounts'; readonly accounts: readonly DeviceAccount[] }
  | { readonly is: 'new-pin'; readonly account: { readonly id: string; readonly login: string } }
  | { readonly is: 'pin'; readonly account: DeviceAccount }
  | { readonly is: 'open'; readonly desk: Desk };

/** Who is known here opens the phone without waiting for a slow network. */
const KNOWN_PATIENCE_MS = 3_000;

/** The whole page: who, their PIN, their forms. */
export function App() {
  const [state, setState] = useState<State>({ is: 'starting' });
  const [language, setLanguage] = useState(languageOfDevice);
  const start = useCallback(async (wiped = false) => {
    setState({ is: 'starting' });
    setState(await firstState(wiped));
  }, []);
  useEffect(() => {
    const begin = async () => setState(await firstState(false));
    void begin();
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${TEXTS[language].title} – Xã Số`;
  }, [language]);
  const lock = useCallback(async () => {
    if (state.is !== 'open') return;
    const { desk } = state;
    desk.db.close();
    const account = (await deviceAccounts.all()).find(({ id }) => id === desk.account.id);
    if (account) setState({ is: 'pin', account });
    else await start();
  }, [state, start]);
  useIdle(state.is === 'open', lock);
  const choose = (next: typeof language) => {
    chooseLanguage(next);
    setLanguage(next);
  };
  return (
    <SpeechContext value={{ language, choose }}>
      <Keeper>
        <Shown state={state} become={setState} start={start} lock={lock} />
      </Keeper>
    </SpeechContext>
  );
}

function Shown({
  state,
  become,
  start,
  lock,
}: {
  readonly state: State;
  readonly become: (state: State) => void;
  readonly start: (wiped?: boolean) => Promise<void>;
  readonly lock: () => Promise<void>;
}) {
  const texts = useTexts();
  const others = async () => become({ is: 'accounts', accounts: await deviceAccounts.all() });
  switch (state.is) {
    case 'starting':
      return (
        <main className="page">
          <p role="status">{texts.loading}</p>
        </main>
      );
    case 'insecure':
      return (
        <main className="page">
          <p role="alert">{texts.insecure}</p>
        </main>
      );
    case 'sign-in':
      return <SignInScreen offline={state.offline} wiped={state.wiped} onRetry={() => void start()} />;
    case 'accounts':
      return (
        <AccountsScreen accounts={state.accounts} onChoose={(account) => become({ is: 'pin', account })} />
      );
    case 'new-pin':
      return (
        <NewPinScreen onPin={async (pin) => become({ is: 'open', desk: await settle(state.account, pin) })} />
      );
    case 'pin':
      return (
        <PinScreen
          key={state.account.id}
          login={state.account.login}
          wrong={state.account.wrong}
          onOther={() => void others()}
          onPin={async (pin) => {
            const opened = await open(state.account, pin);
            if (opened.is === 'wrong') return opened.wrong;
            if (opened.is === 'open') become(opened);
            else await start(true);
            return undefined;
          }}
        />
      );
    case 'open':
      return (
        <Room
          desk={state.desk}
          onLock={() => void lock()}
          onWipe={async () => {
            await wipe(state.desk);
            await start();
          }}
        />
      );
  }
}

async function firstState(wiped: boolean): Promise<State> {
  if (!isSecureContext) return { is: 'insecure' };
  const accounts = await deviceAccounts.all();
  const now = navigator.onLine
    ? await presence(accounts.length > 0 ? KNOWN_PATIENCE_MS : undefined)
    : ({ is: 'offline' } as const);
  if (now.is === 'signed-in' && !wiped) {
    const { account } = now.session;
    const known = accounts.find(({ id }) => id === account.id);
    return known ? { is: 'pin', account: known } : { is: 'new-pin', account };
  }
  const [only, ...others] = accounts;
  if (!only || wiped) return { is: 'sign-in', offline: now.is === 'offline', wiped };
  return others.length === 0 ? { is: 'pin', account: only } : { is: 'accounts', accounts };
}

/** Calls back once nothing was touched for a while; also when the phone slept in between. */
function useIdle(active: boolean, onIdle: () => Promise<void>): void {
  const touched = useRef(0);
  useEffect(() => {
    if (!active) return;
    touched.current = Date.now();
    const touch = () => (touched.current = Date.now());
    const look = () => {
      if (Date.now() - touched.current > LOCK_AFTER_MS) void onIdle();
    };
    const timer = setInterval(look, 5_000);
    addEventListener('pointerdown', touch);
    addEventListener('keydown', touch);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      removeEventListener('pointerdown', touch);
      removeEventListener('keydown', touch);
      document.removeEventListener('visibilitychange', look);
    };
  }, [active, onIdle]);
}

/** A fault of the page loses nothing: every answer is stored as it is given. */
class Keeper extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const texts = useTexts();
  return (
    <main className="page">
      <p role="alert">{texts.broken}</p>
      <button type="button" className="primary" onClick={() => location.reload()}>
        {texts.reload}
      </button>
    </main>
  );
}
