import { randomBytes } from 'node:crypto';
import { onOwnConnection } from '@xaso/platform';
import { Seal } from './seal.service.js';
import { lifeOfToken, type Grant } from './session.js';
import { hashOf } from './sessions.service.js';

/** What a session is made of where nobody signs in. */
export interface Seed {
  readonly databaseUrl: string;
  /** SESSION_KEY of the gateway. */
  readonly sessionKey: string;
  readonly accessToken: string;
  readonly account: Grant['account'];
  readonly role: string;
  readonly now: Date;
}

const HOURS = 12;

/**
 * A session that a tool needs, such as the benchmark: it takes the database and the key of the gateway, so that whoever can
 * do this could read every session as well. Nothing renews its token.
 * @returns the value of the cookie, and of `x-csrf-token`
 */
export async function seedSession(seed: Seed): Promise<{ readonly id: string; readonly csrf: string }> {
  const { databaseUrl, sessionKey, accessToken, account, role, now } = seed;
  const seal = new Seal({ SESSION_KEY: sessionKey });
  const id = randomBytes(32).toString('base64url');
  const grant: Grant = { account, role, communes: '*', accessToken, ...lifeOfToken(now, HOURS * 3_600) };
  const endsAt = new Date(now.getTime() + HOURS * 3_600_000);
  await onOwnConnection(databaseUrl, { schema: 'public', name: 'seed' }, (client) =>
    client.query(
      `insert into session (id_hash, account_id, sealed, created_at, idle_until, ends_at) values ($1, $2, $3, $4, $5, $5)`,
      [hashOf(id), account.id, seal.close(grant, id), now, endsAt],
    ),
  );
  return { id, csrf: seal.proof(id) };
}
