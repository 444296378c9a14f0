import { type FieldFault, problemOf } from '../../http/problem.js';

/** What became of one sending. */
export type Outcome =
  /** Taken in; `duplicate`: it had been taken in before, and counts once. */
  | { readonly is: 'accepted' | 'duplicate'; readonly serverId: string | null; readonly late: boolean }
  /** Refused; nothing was stored. Corrected, it can be sent again. */
  | { readonly is: 'rejected'; readonly refusal: Refusal }
  /** The server holds another content under this form's id, and keeps it. */
  | { readonly is: 'conflict'; readonly refusal: Refusal }
  /** A list was answered person by person. */
  | { readonly is: 'judged'; readonly verdicts: readonly Verdict[] }
  /** Nobody is signed in any more, or somebody else: nothing was sent. */
  | { readonly is: 'signed-out' }
  /** No answer, or none yet. `reached`: the server was there. */
  | {
      readonly is: 'later';
      readonly reached: boolean;
      readonly afterMs: number | null;
      readonly refusal: Refusal;
    };

/** What became of the mark of one person; `conflict`: the server holds the opposite, and keeps it. */
export interface Verdict {
  /** Of the person in the list. */
  readonly id: string;
  readonly status: 'accepted' | 'duplicate' | 'rejected' | 'conflict';
  /** Why, in the server's words; empty where there is nothing to say. */
  readonly detail: string;
}

/** What the server said, in its words. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly FieldFault[];
  /** To be quoted to whoever operates the service. */
  readonly correlationId: string | null;
}

/** The same id with another content: because its idempotency key was used for it, or somebody changed it since. */
const CONFLICTS = ['idempotency-key-reused', 'changed-meanwhile'];
/** … and a correction of a form that is returned no longer: `response-accepted` and so on. */
const isOfOther = (status: number, code: string): boolean => status === 409 && code.startsWith('response-');
/** Refusals that end by themselves. */
const PASSING = ['idempotency-in-flight'];

/** Reads the answer to `POST /responses`, or to the `PUT` of a correction. */
export function outcomeOf(status: number, body: unknown, headers: Pick<Headers, 'get'>): Outcome {
  if (status >= 200 && status < 300) {
    const answer: { id?: unknown; late?: unknown } = typeof body === 'object' && body !== null ? body : {};
    return {
      is: headers.get('idempotency-replayed') === 'true' ? 'duplicate' : 'accepted',
      serverId: typeof answer.id === 'string' ? answer.id : null,
      late: answer.late === true,
    };
  }
  const { code, detail, errors, correlationId, retryAfter } = problemOf(status, body, headers);
  const refusal = { code, detail, faults: errors, correlationId };
  // A stale CSRF token is renewed with the session; the form itself is not at fault.
  if (status === 401 || (status === 403 && code.startsWith('csrf'))) return { is: 'signed-out' };
  if (CONFLICTS.includes(code) || isOfOther(status, code)) return { is: 'conflict', refusal };
  if (status === 408 || status === 425 || status === 429 || status >= 500 || PASSING.includes(code))
    return { is: 'later', reached: true, afterMs: retryAfter === null ? null : retryAfter * 1_000, refusal };
  return { is: 'rejected', refusal };
}

/** Nobody answered: no network, or the connection broke. Whether the form arrived is not known. */
export const UNREACHED: Outcome = {
  is: 'later',
  reached: false,
  afterMs: null,
  refusal: { code: 'unreachable', detail: '', faults: [], correlationId: null },
};
