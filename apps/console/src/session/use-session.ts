import { useSyncExternalStore } from 'react';
import { readAsked } from '../http/asked.js';
import { asProblem } from '../http/problem.js';
import { get } from '../http/request.js';
import { type Role, SESSION, type Session } from './session.js';
import { sessionStore, type SessionState } from './session-store.js';

/** Asks the gateway who is signed in. */
export async function loadSession(): Promise<void> {
  try {
    sessionStore.began(readAsked<Session>(SESSION) ?? (await get<Session>(SESSION)));
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status === 401) sessionStore.absent();
    else sessionStore.failed(problem);
  }
}

export const useSessionState = (): SessionState =>
  useSyncExternalStore(sessionStore.subscribe, sessionStore.state);

/** Who is signed in. Pages are shown to nobody else. */
export function useSession(): Session {
  const state = useSessionState();
  if (state.is !== 'signed-in') throw new Error('a page was shown without a session');
  return state.session;
}

/** Whether the role is one of these; the services decide, this only hides what would be refused. */
export const useMay = (roles: readonly Role[]): boolean => roles.includes(useSession().role);
