import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Desk } from './desk.js';
import { fetchClasses } from './net/classes.js';
import { refresh } from './net/refresh.js';
import { fetchReturned } from './net/returned.js';
import { sendDue, type Sent } from './net/sender.js';
import { COLLECTORS, presence } from './net/session.js';
import type { Item } from './queue/item.js';
import type { CachedRound, Contact } from './store/account-db.js';
import type { KeptClass } from './store/class-store.js';

/** The classes that lists are taken of, those that begin first first. */
export const useClasses = ({ classes }: Desk): readonly KeptClass[] =>
  useSyncExternalStore(classes.subscribe, classes.all);

/** The forms and lists of the desk, the newest first. */
export const useItems = ({ items }: Desk): readonly Item[] =>
  useSyncExternalStore(items.subscribe, items.all);

/** Whether the phone says that it has a network; it may be wrong. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );

/** What sending does and did last. */
export interface Sending {
  readonly busy: boolean;
  readonly last: Sent | null;
  /** By hand: also what waits for its time. */
  readonly now: () => void;
}

/** Sends when there is a network, when the page comes back, when the time of a form has come, and when asked to. */
export function useSending(desk: Desk): Sending {
  const items = useItems(desk);
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<Sent | null>(null);
  const send = useCallback(
    async (forced: boolean) => {
      if (!forced && !desk.items.all().some(({ state }) => state === 'waiting')) return;
      setBusy(true);
      try {
        const sent = await sendDue(desk, forced);
        if (forced || sent.settled > 0 || sent.stopped !== 'done') setLast(sent);
      } catch {
        // The desk was locked meanwhile: what was on its way is sent again when it is opened.
      } finally {
        setBusy(false);
      }
    },
    [desk],
  );
  useEffect(() => {
    const later = () => void send(false);
    const shown = () => document.visibilityState === 'visible' && later();
    addEventListener('online', later);
    document.addEventListener('visibilitychange', shown);
    later();
    return () => {
      removeEventListener('online', later);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [send]);
  // Without somebody signed in nothing gets better by waiting.
  const stuck = last?.stopped === 'signed-out' || last?.stopped === 'other-account';
  const waiting = items.filter(({ state }) => state === 'waiting').map(({ notBefore }) => notBefore);
  const next = waiting.length === 0 || stuck ? undefined : Math.min(...waiting);
  useEffect(() => {
    if (next === undefined || busy) return;
    const timer = setTimeout(() => void send(false), Math.max(1_000, next - Date.now()));
    return () => clearTimeout(timer);
  }, [next, busy, send]);
  return { busy, last, now: () => void send(true) };
}

/** What is kept for working without network. */
export interface Catalogue {
  readonly rounds: readonly CachedRound[];
  readonly titles: ReadonlyMap<string, string>;
  readonly contact: Contact | null;
  readonly state: 'reading' | 'fetching' | 'idle' | 'fetched' | 'failed';
  readonly fetch: () => void;
}

const FRESH_MS = 60 * 60_000;

/** Reads what is kept, and fetches it anew where it is old and the person of the desk is signed in. */
export function useCatalogue(desk: Desk): Catalogue {
  const [kept, setKept] = useState<Omit<Catalogue, 'state' | 'fetch'>>({
    rounds: [],
    titles: new Map(),
    contact: null,
  });
  const [state, setState] = useState<Catalogue['state']>('reading');
  const readAll = useCallback(async () => {
    const [rounds, forms, contact] = await Promise.all([
      desk.db.rounds.orderBy('key').toArray(),
      desk.db.forms.toArray(),
      desk.db.notes.get('contact'),
    ]);
    rounds.sort((a, b) => (a.closesAt < b.closesAt ? -1 : 1));
    setKept({
      rounds,
      titles: new Map(forms.map(({ key, title }) => [key, title])),
      contact: contact ?? null,
    });
    return contact?.at ?? 0;
  }, [desk]);
  const fetch = useCallback(async () => {
    setState('fetching');
    setState((await fetched(desk)) ? 'fetched' : 'failed');
    await readAll();
  }, [desk, readAll]);
  useEffect(() => {
    const begin = async () => {
      const at = await readAll();
      if (Date.now() - at > FRESH_MS) return fetch();
      setState('idle');
      await lookedForReturned(desk);
    };
    void begin();
  }, [desk, fetch, readAll]);
  return { ...kept, state, fetch: () => void fetch() };
}

async function fetched(desk: Desk): Promise<boolean> {
  const now = await presence();
  if (now.is !== 'signed-in' || now.session.account.id !== desk.account.id) return false;
  try {
    await refresh(desk.db);
    if (COLLECTORS.includes(now.session.role)) await fetchReturned(desk);
    await fetchClasses(desk.classes, now.session.role);
  } catch {
    return false;
  }
  await desk.db.notes.put({ key: 'contact', at: Date.now(), skew: now.skew ?? 0 });
  return true;
}

/** When the server was asked last what it sent back, for each desk. */
const lookedAt = new WeakMap<Desk, number>();
const LOOK_MS = 2 * 60_000;

/** Somebody waits for a correction: they are told without having to ask, as far as there is a network. */
async function lookedForReturned(desk: Desk): Promise<void> {
  if (!navigator.onLine || Date.now() - (lookedAt.get(desk) ?? 0) < LOOK_MS) return;
  lookedAt.set(desk, Date.now());
  try {
    const now = await presence();
    if (now.is !== 'signed-in' || now.session.account.id !== desk.account.id) return;
    if (COLLECTORS.includes(now.session.role)) await fetchReturned(desk);
  } catch {
    // It is asked again the next time.
  }
}
