/** Who is signed in. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly login: string;
}

/** What the issuer gave at a sign-in or a renewal. Kept sealed. */
export interface Grant {
  readonly account: Account;
  readonly role: string;
  readonly communes: '*' | readonly string[];
  /** Absent: every hamlet of the communes. */
  readonly hamlets?: readonly string[];
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly idToken?: string;
  /** Milliseconds since 1970; from then on services refuse the access token. */
  readonly tokenEndsAt: number;
  /** Milliseconds since 1970; from then on another one is asked for. */
  readonly renewAt: number;
}

/** A session as it is kept. */
export interface Session {
  readonly grant: Grant;
  readonly idleUntil: Date;
  readonly endsAt: Date;
}

/** A token is renewed a minute before its end, a short-lived one in its last fifth. */
const RENEW_EARLY_MS = 60_000;
/** A token that ends sooner than this may end on its way to a service. */
const ON_ITS_WAY_MS = 3_000;

/** When a token given now for so many seconds ends, and when to ask for the next. */
export function lifeOfToken(now: Date, seconds: number): Pick<Grant, 'tokenEndsAt' | 'renewAt'> {
  const tokenEndsAt = now.getTime() + seconds * 1_000;
  return { tokenEndsAt, renewAt: tokenEndsAt - Math.min(RENEW_EARLY_MS, (seconds * 1_000) / 5) };
}

export function isOver({ idleUntil, endsAt }: Pick<Session, 'idleUntil' | 'endsAt'>, now: Date): boolean {
  return now >= idleUntil || now >= endsAt;
}

export function mustRenew({ renewAt }: Grant, now: Date): boolean {
  return now.getTime() >= renewAt;
}

/** Whether services would still take the token. */
export function isUsable({ tokenEndsAt }: Grant, now: Date): boolean {
  return now.getTime() < tokenEndsAt - ON_ITS_WAY_MS;
}

/** How long a session goes on if nothing more is done with it; never past its end. */
export function idleUntil(now: Date, minutes: number, endsAt: Date): Date {
  return new Date(Math.min(now.getTime() + minutes * 60_000, endsAt.getTime()));
}

/** What a web application is told of its session; no token is in it. */
export function shown(session: Session, csrf: string): object {
  const { account, role, communes, hamlets } = session.grant;
  return {
    account,
    role,
    communes,
    ...(hamlets === undefined ? {} : { hamlets }),
    expiresAt: session.endsAt.toISOString(),
    idleUntil: session.idleUntil.toISOString(),
    csrf,
  };
}
