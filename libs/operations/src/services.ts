/** Whatever runs as a process of its own. */
export interface ProcessEntry {
  readonly name: string;
  /** Folder from the workspace's root; its package is `@xaso/<name>`. */
  readonly folder: string;
}

/** One service as the launcher knows it. */
export interface ServiceEntry extends ProcessEntry {
  /** The port it gets when that is free: 8101 and on, in the order of the architecture. */
  readonly port: number;
  /** Name of its database and of the role that owns it. */
  readonly database: string;
  /** What the indicators counted from its facts begin with. */
  readonly indicators: readonly string[];
  /** Variables of its environment that hold a secret of 32 random bytes in base64url, made once for an installation. */
  readonly secrets?: readonly string[];
  /** Variable of its environment that holds the address the world reaches it at. */
  readonly publicAddress?: string;
}

/** Every service that exists, in the order they are started. This list is the only one. */
export const SERVICES: readonly ServiceEntry[] = [
  { name: 'surveys', folder: 'apps/surveys', port: 8101, database: 'surveys', indicators: ['survey'] },
  {
    name: 'training',
    folder: 'apps/training',
    port: 8102,
    database: 'training',
    indicators: ['training'],
    secrets: ['CERTIFICATE_KEY', 'ATTENDANCE_KEY'],
    publicAddress: 'CERTIFICATE_ADDRESS',
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
];

/** The one public port of an installation; it has no database and knows every service. */
export const GATEWAY: ProcessEntry & { readonly port: number } = {
  name: 'gateway',
  folder: 'apps/gateway',
  port: 8080,
};

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
