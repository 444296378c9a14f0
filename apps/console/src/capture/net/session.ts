import { RECORDERS, type Role, type Session } from '../../session/session.js';
import { ask } from './ask.js';

/** Who is signed in at the gateway; `offline`: it cannot be asked. */
export type Presence =
  | { readonly is: 'signed-in'; readonly session: Session; readonly skew: number | undefined }
  | { readonly is: 'signed-out' }
  | { readonly is: 'offline' };

/** Who fills in forms, and whom forms are returned to. */
export const COLLECTORS: readonly Role[] = [
  ...RECORDERS,
  ...(['hamlet-head', 'digital-team', 'interviewer'] as const),
];
/** Who takes lists of classes. */
export const TEACHERS: readonly Role[] = [...RECORDERS, 'trainer'];

/** Nobody waits long for a network that is hardly there. */
const PATIENCE_MS = 8_000;

export async function presence(patienceMs = PATIENCE_MS): Promise<Presence> {
  const answer = await ask('/session', { patienceMs });
  if (answer?.status === 200 && isSession(answer.body))
    return { is: 'signed-in', session: answer.body, skew: answer.skew };
  return answer?.status === 401 ? { is: 'signed-out' } : { is: 'offline' };
}

/** Ends the session here and at the issuer. */
export async function signOut(): Promise<void> {
  const now = await presence();
  if (now.is !== 'signed-in') return;
  await ask('/session/sign-out', { method: 'POST', headers: { 'x-csrf-token': now.session.csrf } });
}

export const SIGN_IN = '/session/sign-in?to=%2Fcapture%2F';

function isSession(body: unknown): body is Session {
  return typeof body === 'object' && body !== null && 'account' in body && 'csrf' in body;
}
