/** Whatever runs as a process of its own. */
export interface ProcessEntry {
  readonly name: string;
  /** Folder from the workspace's root; its package is `@xaso/<name>`. */
  readonly folder: string;
  /** The port it gets when that is free. */
  readonly port: number;
  /** Name of its database and of the role that owns it. */
  readonly database: string;
  /** Variables of its environment that hold a secret of 32 random bytes in base64url, made once for an installation. */
  readonly secrets?: readonly string[];
  /** Variables of its environment that hold an address the world reaches it at, and the path of that below the public address. */
  readonly addresses?: Readonly<Record<string, string>>;
}

/** One service as the launcher knows it; services get 8101 and on, in the order of the architecture. */
export interface ServiceEntry extends ProcessEntry {
  /** What the indicators counted from its facts begin with. */
  readonly indicators: readonly string[];
  /** True: it signs tokens, and is told where the private keys are (SIGNING_KEYS). */
  readonly signs?: boolean;
}

/** Every service that exists, in the order they are started. This list is the only one. */
export const SERVICES: readonly ServiceEntry[] = [
  {
    name: 'surveys',
    folder: 'apps/surveys',
    port: 8101,
    database: 'surveys',
    indicators: ['survey'],
    addresses: { PUBLIC_URL: '/api/surveys' },
  },
  {
    name: 'training',
    folder: 'apps/training',
    port: 8102,
    database: 'training',
    indicators: ['training'],
    secrets: ['CERTIFICATE_KEY', 'ATTENDANCE_KEY'],
    addresses: { CERTIFICATE_ADDRESS: '/api/training' },
  },
  {
    name: 'programme',
    folder: 'apps/programme',
    port: 8106,
    database: 'programme',
    // What sellers and health stations do is recorded here from outside until services of their own count it.
    indicators: ['programme', 'government', 'onboarding', 'health'],
  },
  { name: 'indicators', folder: 'apps/indicators', port: 8107, database: 'indicators', indicators: [] },
  {
    name: 'identity',
    folder: 'apps/identity',
    port: 8108,
    database: 'identity',
    indicators: [],
    secrets: ['COOKIE_KEY', 'TOTP_KEY', 'GATEWAY_CLIENT_SECRET'],
    addresses: { PUBLIC_URL: '' },
    signs: true,
  },
];

/** The one public port of an installation; it knows every service. */
export const GATEWAY: ProcessEntry = {
  name: 'gateway',
  folder: 'apps/gateway',
  port: 8080,
  database: 'gateway',
  secrets: ['SESSION_KEY', 'GATEWAY_CLIENT_SECRET'],
  addresses: { PUBLIC_URL: '' },
};

/** Everything with a database of its own. */
export const PROCESSES: readonly ProcessEntry[] = [...SERVICES, GATEWAY];

/** What Node is told when it runs a built service. */
export const NODE_ARGUMENTS: readonly string[] = ['--enable-source-maps'];

/** The service called so. @throws Error naming the known ones */
export function serviceNamed(name: string | undefined): ServiceEntry {
  const found = SERVICES.find((service) => service.name === name);
  if (found) return found;
  throw new Error(
    `There is no service "${name ?? ''}". There are: ${SERVICES.map((service) => service.name).join(', ')}.`,
  );
}
