import { Code, Count, defineEvent, Id, type FactContext } from '@xaso/contracts-common';

export const TOPIC = 'bench.thing.v1';

/** The only fact of the benchmark service; as JSON it takes 500 bytes. */
export const ThingChanged = defineEvent({
  type: 'bench.thing.changed',
  topic: TOPIC,
  description: 'An amount was added to a thing.',
  data: {
    amount: Count('what was added'),
    place: Id('where'),
    first: Code('a code as long as codes may be'),
    second: Code('another'),
    third: Code('one more'),
  },
});

/** What the fact says beside the amount. */
export const FILLING = {
  place: '0197a9a0-0000-7000-8000-000000000001',
  first: 'a'.repeat(60),
  second: 'b'.repeat(60),
  third: 'c'.repeat(27),
} as const;

export const CONTEXT: FactContext = {
  programme: 'bench',
  source: 'online',
  synthetic: true,
  actorRole: 'viewer',
};
