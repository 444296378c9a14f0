import { dockerOffer } from './docker.js';
import { startDockerKafka } from './kafka-docker.js';
import { embeddedKafkaOffer, startEmbeddedKafka } from './kafka-embedded.js';
import { waitForKafka } from './kafka-ready.js';
import { chooseMode, requestedMode, type ModeChoice, type ServerMode } from './server-mode.js';
import { KAFKA_IMAGE, type KafkaOptions, type ServerOptions } from './server-options.js';

/** A Kafka that answers. */
export interface KafkaServer {
  readonly mode: Exclude<ServerMode, 'auto'>;
  /** Why this mode was taken. */
  readonly reason: string;
  /** `host:port` of each broker. */
  readonly brokers: string[];
  /** Process of an embedded broker, as long as it runs. */
  readonly pid?: number;
  /**
   * Ends the broker and keeps its data and port, as a broker that is away for a while.
   *
   * @throws Error on an external server, which is not ours to end
   */
  pause(): Promise<void>;
  /** Where the proxy of `proxyPort` passes connections on to, `host:port`. */
  readonly behindProxy?: string;
  /** Ends the broker without a shutdown, as a machine that dies; else as `pause`. @throws Error on an external server */
  kill(): Promise<void>;
  /** Starts a paused or killed broker again on the same port with the same data; resolves when it answers. */
  resume(): Promise<void>;
  /** Controlled shutdown. An external server is left alone. */
  stop(): Promise<void>;
}

/**
 * Starts a single-node Apache Kafka 4.1.1 (KRaft), or connects to the one in `KAFKA_BROKERS`. Topics are never created
 * by being used, and a new consumer gets its partitions without delay.
 *
 * @throws NoServerError when no mode works; Error with the end of the server's log when it does not come up
 */
export async function startKafka(options: KafkaOptions = {}): Promise<KafkaServer> {
  const { mode, reason } = await chooseKafka(options);
  options.log?.(`Kafka: ${mode} (${reason})`);
  if (mode === 'external') {
    const brokers = externalBrokers();
    await waitForKafka(brokers, 15_000);
    const refuse = (): Promise<void> =>
      Promise.reject(new Error('The Kafka in KAFKA_BROKERS is not ours to stop.'));
    const stop = () => Promise.resolve();
    return { mode, reason, brokers, pause: refuse, kill: refuse, resume: refuse, stop };
  }
  const started = mode === 'docker' ? await startDockerKafka(options) : await startEmbeddedKafka(options);
  return Object.assign(started, { mode, reason });
}

function externalBrokers(): string[] {
  return (process.env['KAFKA_BROKERS'] ?? '')
    .split(',')
    .map((broker) => broker.trim())
    .filter(Boolean);
}

async function chooseKafka(options: ServerOptions): Promise<ModeChoice> {
  const wanted = requestedMode(options.mode);
  const given = externalBrokers().length > 0;
  const settled = wanted === 'external' || (wanted === 'auto' && given);
  return chooseMode(wanted, {
    server: 'Kafka',
    external: { variable: 'KAFKA_BROKERS', given },
    docker: await dockerOffer(KAFKA_IMAGE, !settled && wanted !== 'embedded'),
    embedded: settled ? { possible: false } : await embeddedKafkaOffer(),
  });
}
