/** What was typed and not sent, with the key under which it will be sent. */
export interface Draft<T> {
  readonly values: T;
  readonly key: string;
}

const PREFIX = 'xaso.draft.';
const nameOf = (account: string, form: string): string => `${PREFIX}${account}.${form}`;

/** Drafts live as long as the tab, for one account each; signing out wipes them. */
export const drafts = {
  keep<T>(storage: Storage, account: string, form: string, draft: Draft<T>): void {
    try {
      storage.setItem(nameOf(account, form), JSON.stringify(draft));
    } catch {
      // Full or switched off: the page still holds what was typed.
    }
  },
  find<T>(storage: Storage, account: string, form: string): Draft<T> | undefined {
    try {
      const text = storage.getItem(nameOf(account, form));
      return text === null ? undefined : (JSON.parse(text) as Draft<T>);
    } catch {
      return undefined;
    }
  },
  forget(storage: Storage, account: string, form: string): void {
    try {
      storage.removeItem(nameOf(account, form));
    } catch {
      // Nothing was kept there.
    }
  },
  wipe(storage: Storage): void {
    try {
      for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name);
    } catch {
      // Nothing was kept there.
    }
  },
};
