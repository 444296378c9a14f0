import type { Fault, World } from './fault.js';

const WITHIN_MS = 8_000;

type Vanish = Parameters<World['banks'][number]['proxy']['vanish']>[0];

const vanished = (name: string, what: Vanish, called: string): Fault => ({
  name,
  inject: async (world) => {
    const bank = world.random.pick(world.banks);
    const count = await bank.proxy.vanish(what, WITHIN_MS);
    return `${count} ${called} of ${bank.name}`;
  },
});

const swallowProduce: Fault = {
  name: 'swallow-produce',
  inject: async (world) =>
    `${await world.servers.kafkaProxy.swallowProduces(3, WITHIN_MS)} answers to relays`,
};

/** Answers that nobody gets: what was asked for has happened, or has not, and nobody knows. */
export const answerFaults: readonly Fault[] = [
  vanished(
    'swallow-commit',
    { tag: /^COMMIT$/, application: /./, how: 'swallow', count: 5 },
    'commits that nobody heard of',
  ),
  vanished(
    'lose-commit',
    { tag: /^COMMIT$/, application: /./, how: 'before', count: 5 },
    'commits that never arrived',
  ),
  vanished(
    'swallow-cursor',
    { tag: /^UPDATE /, application: /-relay$/, how: 'swallow', count: 2 },
    'moves of the cursor that the relay did not hear of',
  ),
  swallowProduce,
];
