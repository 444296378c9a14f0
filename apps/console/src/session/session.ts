/** Roles as tokens carry them. */
export const ROLES = [
  'admin',
  'province-leader',
  'programme-lead',
  'commune-officer',
  'hamlet-head',
  'digital-team',
  'trainer',
  'health-staff',
  'interviewer',
  'partner',
  'dpo',
  'viewer',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Where the gateway says who is signed in. */
export const SESSION = '/session';

/** Who is signed in, as the gateway says; tokens never come to the browser. */
export interface Session {
  readonly account: { readonly id: string; readonly name: string; readonly login: string };
  readonly role: Role;
  /** `*` for the whole province, else unit ids. */
  readonly communes: '*' | readonly string[];
  readonly hamlets: readonly string[] | null;
  readonly expiresAt: string;
  readonly idleUntil: string;
  /** Sent back with whatever changes something. */
  readonly csrf: string;
}

/** Who writes down what happens in a commune. */
export const RECORDERS: readonly Role[] = ['admin', 'programme-lead', 'commune-officer'];
/** Who approves. */
export const APPROVERS: readonly Role[] = ['admin', 'programme-lead', 'province-leader'];
/** Who decides about a whole programme. */
export const LEADS: readonly Role[] = ['admin', 'programme-lead'];

/** Where signing in begins; it comes back to `to`, a path of this site. */
export const signInAddress = (to: string): string => `/session/sign-in?to=${encodeURIComponent(to)}`;

/** The page that is open, to come back to. */
export const here = (): string => location.pathname + location.search;
