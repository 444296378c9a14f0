/** What the global setup hands to every spec. */
export interface RunEnvironment {
  /** Marks what belongs to this run, where a server is shared with others. */
  readonly run: string;
  readonly adminUrl: string;
  readonly brokers: readonly string[];
  /** Folder of the signing keys. */
  readonly keys: string;
}

export const RUN_ENVIRONMENT = 'XASO_TEST_RUN';

/**
 * What the global setup started.
 *
 * @throws Error outside an integration run: a spec that needs a server fails without it
 */
export function runEnvironment(): RunEnvironment {
  const text = process.env[RUN_ENVIRONMENT];
  if (!text) {
    throw new Error(
      'This spec needs PostgreSQL and Kafka, which only the integration run starts: npm run test:int -- <path of the spec>',
    );
  }
  return JSON.parse(text) as RunEnvironment;
}

/** Brokers of this run's Kafka, `host:port` each. */
export function testBrokers(): string[] {
  return [...runEnvironment().brokers];
}
