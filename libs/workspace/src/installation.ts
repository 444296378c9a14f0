import { join } from 'node:path';
import {
  freePort,
  portFrom,
  type Child,
  type KafkaServer,
  type OutsideListener,
  type PostgresServer,
  type ServerMode,
} from '@xaso/servers';
import {
  GATEWAY,
  issuerAt,
  jwksFile,
  LOCAL_AUDIENCE,
  type ProcessEntry,
  type ServiceEntry,
  SERVICES,
  signingKeysFile,
} from '@xaso/operations';
import { ROOT } from './root.js';
import type { Origin, State } from './state.js';

/** What is to be started, and where. */
export interface Plan {
  readonly state: State;
  readonly servers: ServerMode | undefined;
  /** True: data is thrown away at the end, and names are private to this run. */
  readonly temporary: boolean;
  /** True: what a temporary database commits is flushed as well; a lasting one always flushes. */
  readonly flushes?: boolean;
  /** Put before names of databases and topics, '' for a lasting installation. */
  readonly namespace: string;
  readonly ports: Ports;
  /** Services that run from their source and restart after every change. */
  readonly watch: readonly string[];
  /** Set: programs outside read topics by a listener of its own, by the rules of docker-compose.yml. */
  readonly outside?: OutsideListener | undefined;
  /** Set: the one public port speaks HTTPS, for phones on the local network. */
  readonly https?: Https;
}

/** How the public port is reached by HTTPS. */
export interface Https {
  /** Name or number by which others reach this machine. */
  readonly host: string;
  /** Path of the certificate, PEM. */
  readonly certificate: string;
  /** Path of its private key, PEM. */
  readonly key: string;
}

export interface Ports {
  readonly postgres: number;
  readonly kafka: number;
  readonly gateway: number;
  readonly services: Readonly<Record<string, number>>;
}

/** What was started. Filled step by step. */
export interface Installation {
  readonly plan: Plan;
  postgres?: PostgresServer;
  kafka?: KafkaServer;
  /** URL of each service's database, as its owner. */
  databases: Record<string, string>;
  readonly children: Map<string, Child>;
  /** Milliseconds that each part took to come up, for whoever wants to show them. */
  readonly took?: Map<string, number>;
}

/** The usual ports, each moved to the next free one when it is taken; or any free ones. */
export async function planPorts(any: boolean, free?: (port: number) => Promise<boolean>): Promise<Ports> {
  const taken = new Set<number>();
  const take = async (usual: number): Promise<number> => {
    const port = any ? await unused(taken) : await portFrom(usual, taken, free);
    taken.add(port);
    return port;
  };
  const [postgres, kafka, gateway] = [await take(15_432), await take(19_092), await take(GATEWAY.port)];
  const services: Record<string, number> = {};
  for (const service of SERVICES) services[service.name] = await take(service.port);
  return { postgres, kafka, gateway, services };
}

async function unused(taken: ReadonlySet<number>): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (!taken.has(port)) return port;
  }
}

/** Address of a service. */
export function urlOf({ ports }: Plan, name: string): string {
  const port = ports.services[name];
  if (port === undefined) throw new Error(`There is no service ${name} yet.`);
  return `http://127.0.0.1:${port}`;
}

/** Address of the one public port. */
export const gatewayUrl = ({ ports, https }: Plan): string =>
  https ? `https://${https.host}:${ports.gateway}` : `http://127.0.0.1:${ports.gateway}`;

/** Folder of the built web application. */
export const CONSOLE_FOLDER = join(ROOT, 'apps', 'console', 'dist');

/** The environment of the gateway. */
export function gatewayEnvironment({ plan, databases, secrets = {} }: Surroundings): NodeJS.ProcessEnv {
  const { https, ports } = plan;
  return {
    ...ownEnvironment(),
    PORT: String(ports.gateway),
    DATABASE_URL: databases[GATEWAY.name],
    SERVICES: SERVICES.map(({ name }) => `${name}=${urlOf(plan, name)}`).join(','),
    CONSOLE_FOLDER,
    OIDC_ISSUER: issuerAt(gatewayUrl(plan)),
    OIDC_INTERNAL: issuerAt(urlOf(plan, 'identity')),
    OIDC_CLIENT_SECRET: secrets['GATEWAY_CLIENT_SECRET'],
    SESSION_KEY: secrets['SESSION_KEY'],
    ...addressesOf(plan, GATEWAY),
    ...(https ? { HOST: '0.0.0.0', TLS_CERT: https.certificate, TLS_KEY: https.key } : {}),
  };
}

const addressesOf = (plan: Plan, { addresses = {} }: ProcessEntry): Record<string, string> =>
  Object.fromEntries(
    Object.entries(addresses).map(([variable, path]) => [variable, `${gatewayUrl(plan)}${path}`]),
  );

/** Name of a service's database and role. */
export function databaseName({ namespace }: Plan, { database }: ProcessEntry): string {
  return namespace ? `${namespace.replaceAll('-', '_')}_${database}` : database;
}

/** What all topics of this installation begin with. */
export function topicPrefix({ namespace }: Plan): string {
  return namespace ? `${namespace}.` : '';
}

/** The file that gets a service's output. */
export function logFile({ state }: Plan, name: string): string {
  return join(state.logs, `${name}.log`);
}

/** What a service is told about its surroundings. */
export interface Surroundings {
  readonly plan: Plan;
  readonly brokers: readonly string[];
  /** URL of each service's database, as its owner. */
  readonly databases: Readonly<Record<string, string>>;
  /** Among others those that the service asks for, by variable. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** The environment of one service: the launcher's own, without the key to the server, and what is meant for it. */
export function serviceEnvironment(surroundings: Surroundings, service: ServiceEntry): NodeJS.ProcessEnv {
  const { plan, brokers, databases, secrets = {} } = surroundings;
  const { name } = service;
  const asked = (service.secrets ?? []).map((variable) => [variable, secrets[variable]] as const);
  return {
    ...ownEnvironment(),
    PORT: String(plan.ports.services[name]),
    DATABASE_URL: databases[name],
    KAFKA_BROKERS: brokers.join(','),
    TOPIC_PREFIX: topicPrefix(plan),
    AUTH_ISSUER: issuerAt(gatewayUrl(plan)),
    AUTH_AUDIENCE: LOCAL_AUDIENCE,
    AUTH_JWKS: jwksFile(plan.state.keys),
    LOG_PRETTY: String(plan.watch.includes(name)),
    ...addressesOf(plan, service),
    ...(service.signs ? { SIGNING_KEYS: signingKeysFile(plan.state.keys) } : {}),
    ...Object.fromEntries(asked),
  };
}

/** The launcher's own environment without the key to the server. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { POSTGRES_ADMIN_URL: _postgres, NODE_OPTIONS: _options, ...own } = process.env;
  return { ...own, NODE_ENV: 'production', HOST: '127.0.0.1', LOG_LEVEL: process.env['LOG_LEVEL'] || 'info' };
}

/**
 * The mode to ask for: data that is there decides, unless somebody says otherwise.
 *
 * @param given whether the variable that points at an external server is set
 */
export function modeFor(wanted: ServerMode, origin: string | undefined, given: boolean): ServerMode {
  return wanted === 'auto' && !given && origin !== undefined ? (origin as ServerMode) : wanted;
}

/** Refuses servers other than those the data was made with: they know nothing of it. @throws Error */
export function assertSameOrigin(folder: string, origin: Origin | undefined, now: Origin): void {
  if (!origin || (origin.postgres === now.postgres && origin.kafka === now.kafka)) return;
  const said = ({ postgres, kafka }: Origin): string => `PostgreSQL ${postgres} and Kafka ${kafka}`;
  throw new Error(
    `The data of ${folder} was made with ${said(origin)}; this start would use ${said(now)}. Nothing was changed. ` +
      `Start with the same servers (--servers ${origin.postgres}), or begin anew with --reset.`,
  );
}
