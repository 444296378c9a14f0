import { join } from 'node:path';
import { migrate } from '@xaso/platform';
import { asAdmin, createDatabase, databaseUrl, freePort } from '@xaso/servers';
import { bankSets } from '../bank/bank.js';
import type { BankName } from '../bank/facts.js';
import { PostgresProxy } from '../proxy/postgres-proxy.js';
import type { Cleanup } from './cleanup.js';
import { Member, type Role, ROLES } from './member.js';
import type { Servers } from './servers.js';

/** A bank with its database, the proxy before it, and its processes. */
export interface BankUnderTest {
  readonly name: BankName;
  /** Past the proxy, as the superuser: for those who look on and repair. */
  readonly databaseUrl: string;
  readonly proxy: PostgresProxy;
  readonly members: Readonly<Record<Role, Member>>;
}

export interface BankOptions {
  readonly servers: Servers;
  readonly logs: string;
  readonly knownBad: string | undefined;
  readonly tell: (line: string) => void;
}

/** Makes the database, migrates it and prepares the processes, which are not started yet. */
export async function provideBank(
  name: BankName,
  { servers, logs, knownBad, tell }: BankOptions,
  cleanup: Cleanup,
): Promise<BankUnderTest> {
  const { adminUrl } = servers.postgres;
  await asAdmin(adminUrl, (client) => createDatabase(client, { name }));
  const url = databaseUrl(adminUrl, name);
  await migrate(url, bankSets);
  const direct = new URL(url);
  const proxy = new PostgresProxy(direct.host);
  const proxyPort = await freePort();
  await proxy.listen(proxyPort);
  cleanup.add(`the proxy of ${name}'s database`, () => proxy.close());
  const proxied = new URL(url);
  proxied.host = `127.0.0.1:${proxyPort}`;
  const env = {
    DATABASE_URL: proxied.href,
    KAFKA_BROKERS: servers.proxiedBrokers,
    AUTH_ISSUER: 'urn:xaso:nobody',
    // Nobody listens there: every route of a bank is open.
    AUTH_JWKS: 'http://127.0.0.1:9/keys',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    DATABASE_POOL: '8',
  };
  const make = async (role: Role): Promise<Member> => {
    const logFile = join(logs, `${name}-${role}.log`);
    const member = new Member({ bank: name, role, port: await freePort(), env, logFile, knownBad, tell });
    cleanup.add(member.name, () => member.stop());
    return member;
  };
  const roles = Object.keys(ROLES) as Role[];
  const members = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await make(role)] as const)),
  ) as Record<Role, Member>;
  return { name, databaseUrl: url, proxy, members };
}
