import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

/**
 * Waits until a broker accepts connections, knows its controller and lists topics.
 *
 * @param gone settles early with a reason when the broker's process has ended
 * @throws Error naming the last failure
 */
export async function waitForKafka(
  brokers: readonly string[],
  withinMs: number,
  gone?: Promise<string>,
): Promise<void> {
  const until = Date.now() + withinMs;
  let ended: string | undefined;
  void gone?.then((how) => (ended = how));
  for (;;) {
    const fault = (await connects(brokers)) ?? (await answers(brokers));
    if (fault === undefined) return;
    if (ended !== undefined) throw new Error(`Kafka did not start: it ${ended}.`);
    if (Date.now() > until) throw new Error(`Kafka (${brokers.join(', ')}) does not answer: ${fault}`);
    await delay(100);
  }
}

function connects([broker = '']: readonly string[]): Promise<string | undefined> {
  const colon = broker.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({
      host: broker.slice(0, colon),
      port: Number(broker.slice(colon + 1)),
      timeout: 2000,
    });
    const done = (fault?: string): void => {
      socket.destroy();
      resolve(fault);
    };
    socket.once('connect', () => done());
    socket.once('error', (error) => done(error.message));
    socket.once('timeout', () => done('no answer within 2 s'));
  });
}

async function answers(brokers: readonly string[]): Promise<string | undefined> {
  const kafka = new Kafka({
    clientId: 'xaso-ready',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2000,
    requestTimeout: 3000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { controller } = await admin.describeCluster();
    await admin.listTopics();
    return controller === null || controller < 0 ? 'no controller yet' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
