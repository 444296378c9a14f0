import type { KnownBad } from './builds.js';
import type { Edit } from './edit.js';

const CHUNKS = 'libs/messaging/src/consumer/chunk-processor.ts';
const PARTITIONS = 'libs/messaging/src/consumer/partition-consumer.ts';
const STORE = 'libs/messaging/src/consumer/inbox-store.pg.ts';
const MODULE = 'libs/messaging/src/messaging.module.ts';
const LOOP = 'libs/messaging/src/kafka/kafka-consumer.ts';

/**
 * The fence is more than the condition of one update. At the assignment the consumer is moved to the stored position; a
 * fetch that began above it is thrown away and repeated from it; records below it are passed over; and the position moves
 * only from where the chunk began. Without any one of these the others still hold: all four have to go. What looks at the
 * log itself (another cluster, a log that is shorter than the position) stays: it never moves anything.
 */
const WITHOUT_FENCE: readonly Edit[] = [
  {
    file: PARTITIONS,
    find: 'if (position && partition.owned()) partition.seek(position.next);',
    replace: 'void position;',
  },
  {
    file: PARTITIONS,
    find: 'if (batch.fetchedFrom > position.next || batch.logEnd < position.next)',
    replace: 'if (batch.logEnd < position.next)',
  },
  {
    file: PARTITIONS,
    find: 'let pending = batch.records.filter((record) => record.offset >= position.next);',
    replace: 'let pending = batch.records;',
  },
  {
    file: STORE,
    find: 'where group_id = $1 and topic = $2 and partition = $3 and next = $4\n',
    replace: 'where group_id = $1 and topic = $2 and partition = $3 and $4::bigint is not null\n',
  },
];

/** Mistakes between Kafka and the effects. */
export const READING: readonly KnownBad[] = [
  {
    name: 'commit-before-processing',
    why: 'It commits the position before the effects; a process that dies between the two has taken events that never happen.',
    edits: [
      {
        file: CHUNKS,
        find: 'const counts = await this.store.transaction(async (session) => {',
        replace: 'const waiting = await this.store.transaction(async (session) => {',
      },
      {
        file: CHUNKS,
        find: '      return this.effects(session, decoded, refused, new Set(blocked));\n    });',
        replace:
          '      return new Set(blocked);\n    });\n    const counts = await this.store.transaction((session) => this.effects(session, decoded, refused, waiting));',
      },
    ],
    caughtBy: ['lost'],
  },
  {
    name: 'no-inbox',
    why: 'It does not look whether an event was handled; the relay publishes at least once, so a lost acknowledgement is a second effect.',
    edits: [
      {
        file: STORE,
        find: 'return new Set(rows.map((row) => row.event_id));',
        replace: 'void rows;\n    return new Set(eventIds);',
      },
    ],
    caughtBy: ['doubled'],
  },
  {
    name: 'auto-resolve',
    why: 'It lets kafkajs mark each batch as done, also one that was left early, and begins again where Kafka says.',
    // With the fence it would be hidden: whoever trusts kafkajs to resolve trusts Kafka's offsets as well.
    edits: [
      ...WITHOUT_FENCE,
      { file: LOOP, find: 'eachBatchAutoResolve: false,', replace: 'eachBatchAutoResolve: true,' },
      { file: LOOP, find: 'autoCommit: false,', replace: 'autoCommit: true,' },
      // No mistake, only a short trial: a batch of some hundred records has many chunks before which it can be left.
      { file: MODULE, find: 'chunkSize: options.chunkSize,', replace: 'chunkSize: 10,' },
    ],
    caughtBy: ['lost'],
  },
  {
    name: 'no-fence',
    why: 'It begins where Kafka says instead of where the database stands; offsets that are ahead lose events, deleted ones repeat what the inbox has forgotten.',
    edits: WITHOUT_FENCE,
    caughtBy: ['lost', 'doubled'],
  },
  {
    name: 'swallowed-error',
    why: 'It goes on when a handler refuses an event; the event counts as handled and is parked nowhere.',
    edits: [
      {
        file: CHUNKS,
        find: 'throw isInfrastructure(error) ? error : new HandlerFailure(handler, error);',
        replace: 'if (isInfrastructure(error)) throw error;',
      },
    ],
    caughtBy: ['lost'],
  },
];
