import { setTimeout as delay } from 'node:timers/promises';
import { type Admin, Kafka, logLevel } from 'kafkajs';

const LOOK_EVERY_MS = 500;

/** A partition that is to lie elsewhere. */
export interface Move {
  readonly topic: string;
  readonly partition: number;
  /** Ids of brokers; the first is the one that leads. */
  readonly replicas: readonly number[];
}

export interface SpreadOptions {
  readonly brokers: readonly string[];
  /** Copies of each partition. */
  readonly replicas: number;
  /** Told how many partitions are still being copied, whenever that changes. */
  readonly progress: (left: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Gives every partition of every topic, Kafka's own included, so many copies, spread evenly over the brokers that are there,
 * and waits until they are whole. Readers and writers go on meanwhile.
 * @returns how many partitions had to be moved
 * @throws Error when there are fewer brokers than copies; nothing was changed then
 */
export async function spreadTopics({ brokers, replicas, progress, signal }: SpreadOptions): Promise<number> {
  const admin = new Kafka({
    clientId: 'spread-topics',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 5, initialRetryTime: 200 },
  }).admin();
  await admin.connect();
  try {
    const { brokers: living } = await admin.describeCluster();
    const { topics } = await admin.fetchTopicMetadata();
    const ids = living.map(({ nodeId }) => nodeId);
    const moves = movesFor(
      topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map(({ partitionId, replicas: on }) => ({ partition: partitionId, on })),
      })),
      ids,
      replicas,
    );
    for (const { name } of topics) await move(admin, name, moves);
    await untilWhole(admin, progress, signal);
    return moves.length;
  } finally {
    await admin.disconnect();
  }
}

interface Lying {
  readonly name: string;
  readonly partitions: readonly { readonly partition: number; readonly on: readonly number[] }[];
}

/** Where partitions have to go: topics begin at different brokers, so that none leads more than its share. */
export function movesFor(topics: readonly Lying[], brokers: readonly number[], replicas: number): Move[] {
  if (!Number.isInteger(replicas) || replicas < 1 || replicas > brokers.length)
    throw new Error(
      `${brokers.length} brokers answer, so there may be 1 to ${brokers.length} copies; nothing was changed`,
    );
  const ring = [...brokers].sort((a, b) => a - b);
  return topics.flatMap(({ name, partitions }) =>
    partitions
      .map(({ partition, on }) => {
        const wanted = Array.from(
          { length: replicas },
          (_, copy) => ring[(beginOf(name) + partition + copy) % ring.length] ?? 0,
        );
        return { on, move: { topic: name, partition, replicas: wanted } };
      })
      .filter(({ on, move: { replicas: wanted } }) => on.join() !== wanted.join())
      .map(({ move: one }) => one),
  );
}

/** By the name alone, so that another topic that comes later moves nothing. */
const beginOf = (topic: string): number =>
  [...topic].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);

async function move(admin: Admin, topic: string, moves: readonly Move[]): Promise<void> {
  const partitionAssignment = moves
    .filter((one) => one.topic === topic)
    .map(({ partition, replicas }) => ({ partition, replicas: [...replicas] }));
  if (partitionAssignment.length > 0)
    await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment }] });
}

async function untilWhole(
  admin: Admin,
  progress: (left: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let before = 0; ;) {
    const { topics } = await admin.listPartitionReassignments({});
    const left = topics.reduce((sum, { partitions }) => sum + partitions.length, 0);
    if (left !== before) progress(left);
    if (left === 0) return;
    before = left;
    await delay(LOOK_EVERY_MS, undefined, { signal });
  }
}
