import type { Problem } from '../http/problem.js';
import type { Session } from './session.js';

export type SessionState =
  | { readonly is: 'loading' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'failed'; readonly problem: Problem }
  /** `lost`: it ended while the page was open; what was typed is still there. */
  | { readonly is: 'signed-in'; readonly session: Session; readonly lost: boolean };

let state: SessionState = { is: 'loading' };
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The session of this page; components read it with `useSessionState`. */
export const sessionStore = {
  state: (): SessionState => state,
  csrf: (): string | null => (state.is === 'signed-in' ? state.session.csrf : null),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  began(session: Session): void {
    become({ is: 'signed-in', session, lost: false });
  },
  absent(): void {
    become({ is: 'signed-out' });
  },
  failed(problem: Problem): void {
    become({ is: 'failed', problem });
  },
  /** A request was answered with 401. Before anybody signed in that is no loss. */
  lost(): void {
    if (state.is === 'signed-in' && !state.lost) become({ ...state, lost: true });
  },
  /** Whoever reads on without a session is asked again by the next request that is refused. */
  stay(): void {
    if (state.is === 'signed-in') become({ ...state, lost: false });
  },
};
