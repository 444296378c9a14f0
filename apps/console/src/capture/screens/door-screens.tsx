import { SIGN_IN } from '../net/session.js';
import type { DeviceAccount } from '../store/device-db.js';
import { Fault, Notice, Page } from '../ui.js';
import { useTexts } from '../use-texts.js';

/** Nobody is known on this phone yet. */
export function SignInScreen({
  offline,
  wiped,
  onRetry,
}: {
  readonly offline: boolean;
  readonly wiped: boolean;
  readonly onRetry: () => void;
}) {
  const texts = useTexts();
  return (
    <Page heading={texts.signIn.heading}>
      {wiped && <Fault>{texts.pin.wiped}</Fault>}
      <p>{texts.signIn.text}</p>
      {offline ? (
        <>
          <Notice>{texts.signIn.offline}</Notice>
          <button type="button" className="primary" onClick={onRetry}>
            {texts.signIn.retry}
          </button>
        </>
      ) : (
        <a className="button primary" href={SIGN_IN}>
          {texts.signIn.button}
        </a>
      )}
    </Page>
  );
}

/** A shared phone: who is it now? */
export function AccountsScreen({
  accounts,
  onChoose,
}: {
  readonly accounts: readonly DeviceAccount[];
  readonly onChoose: (account: DeviceAccount) => void;
}) {
  const texts = useTexts();
  return (
    <Page heading={texts.accounts.heading}>
      <p>{texts.accounts.text}</p>
      <ul className="list">
        {accounts.map((account) => (
          <li key={account.id}>
            <button type="button" onClick={() => onChoose(account)}>
              {account.login}
            </button>
          </li>
        ))}
      </ul>
      <a className="button" href={SIGN_IN}>
        {texts.accounts.other}
      </a>
    </Page>
  );
}
