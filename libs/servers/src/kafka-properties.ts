import { createHash, randomBytes } from 'node:crypto';

/** Where a broker listens and how it is reached. */
export interface KafkaPlace {
  /** What clients connect to, `host:port`. */
  readonly advertised: string;
  /** What the broker listens on, `host:port`. */
  readonly listen: string;
  /** What its controller listens on, `host:port`. */
  readonly controller: string;
  readonly logDir: string;
  /** A second listener, whose clients are told to come through a proxy. */
  readonly proxied?: { readonly advertised: string; readonly listen: string } | undefined;
  /** A listener with rules of its own, and the properties that say them. */
  readonly outside?:
    | {
        readonly advertised: string;
        readonly listen: string;
        readonly protocol: string;
        readonly properties: Readonly<Record<string, string>>;
      }
    | undefined;
}

interface Listener {
  readonly name: string;
  readonly protocol: string;
  readonly listen: string;
  /** None: clients do not come here. */
  readonly advertised?: string;
}

/** Every property of a single-node broker: none is left to an image's defaults, which vanish once one is given. */
export function kafkaProperties({
  advertised,
  listen,
  controller,
  logDir,
  proxied,
  outside,
}: KafkaPlace): Record<string, string> {
  const listeners: readonly Listener[] = [
    { name: 'PLAINTEXT', protocol: 'PLAINTEXT', listen, advertised },
    { name: 'CONTROLLER', protocol: 'PLAINTEXT', listen: controller },
    ...(proxied ? [{ name: 'PROXIED', protocol: 'PLAINTEXT', ...proxied }] : []),
    ...(outside ? [{ name: 'OUTSIDE', ...outside }] : []),
  ];
  const reached = listeners.flatMap(({ name, advertised: at }) =>
    at === undefined ? [] : `${name}://${at}`,
  );
  return {
    'node.id': '1',
    'process.roles': 'broker,controller',
    listeners: listeners.map(({ name, listen: at }) => `${name}://${at}`).join(','),
    'advertised.listeners': reached.join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': listeners.map(({ name, protocol }) => `${name}:${protocol}`).join(','),
    'controller.quorum.voters': `1@${controller}`,
    'log.dirs': logDir,
    'num.partitions': '1',
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    'log.cleaner.dedupe.buffer.size': '16777216',
    ...outside?.properties,
  };
}

/** The same as the official image takes it: `KAFKA_` and the name in capitals, `_` for a dot and `___` for a dash. */
export function kafkaEnvironment(properties: Record<string, string>): Record<string, string> {
  const name = (key: string): string =>
    `KAFKA_${key.toUpperCase().replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_')}`;
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [name(key), value]));
}

/** The same as a `server.properties` file. */
export function kafkaFile(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/**
 * An id as Kafka writes them: 16 bytes in base64url that do not begin with a dash, which its tools take for an option.
 *
 * @param seed the same seed gives the same id; without it the id is random
 */
export function kafkaId(seed?: string): string {
  for (let turn = 0; ; turn += 1) {
    const bytes =
      seed === undefined
        ? randomBytes(16)
        : createHash('sha256').update(`${seed}/${turn}`).digest().subarray(0, 16);
    const id = bytes.toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
