import type { ServerMode } from './server-mode.js';

/** The image of PostgreSQL in mode docker. */
export const POSTGRES_IMAGE = 'postgres:18';

/** The image of Kafka in mode docker. */
export const KAFKA_IMAGE = 'apache/kafka:4.1.1';

/** What both servers take. */
export interface ServerOptions {
  /** Default: `XASO_SERVERS`, else auto. */
  readonly mode?: ServerMode | undefined;
  /** Folder that keeps the data between starts. Without it the data is temporary and removed by `stop()`. */
  readonly dataDir?: string | undefined;
  /** Port at 127.0.0.1; default a free one. */
  readonly port?: number | undefined;
  /** The server's own output is appended here. Default: a file in the data folder. */
  readonly logFile?: string | undefined;
  /** Lines of progress for a person. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface PostgresOptions extends ServerOptions {
  /** Default true. False trades safety against a power cut for speed: for tests, never for data somebody wants back. */
  readonly fsync?: boolean;
}

export interface KafkaOptions extends ServerOptions {
  /**
   * Port at 127.0.0.1 of a proxy. The broker then has a second listener, `behindProxy`, whose clients are
   * told to go on through the proxy: without it they would leave the proxy after the first answer.
   */
  readonly proxyPort?: number | undefined;
  /** A listener of its own for clients who are let in by other rules than those of the first. */
  readonly outside?: OutsideListener | undefined;
}

/** A further listener, called `OUTSIDE`. */
export interface OutsideListener {
  /** Port at 127.0.0.1. */
  readonly port: number;
  /** Kafka's name of what is spoken there, such as `SASL_PLAINTEXT`. */
  readonly protocol: string;
  /** Further properties of the broker. A file that one names is read by the broker. */
  readonly properties: Readonly<Record<string, string>>;
}
