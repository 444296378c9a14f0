import type { InboxSession } from '../ports.js';
import { blockKey } from './inbox-database.js';
import type { ModelTx } from './inbox-ports.js';
import type { Sabotage } from './world.js';

/** The same store with another session. */
const otherSession =
  (
    change: (
      session: InboxSession<ModelTx>,
      ports: Parameters<NonNullable<Sabotage['inbox']>>,
    ) => Partial<InboxSession<ModelTx>>,
  ): NonNullable<Sabotage['inbox']> =>
  (real, database) => ({
    position: real.position,
    transaction: (work) =>
      real.transaction((session) => work({ ...session, ...change(session, [real, database]) })),
  });

/** Ways to be wrong, each of which breaks a promise; a simulation that does not find them proves nothing. */
export const sabotages: Readonly<Record<string, Sabotage>> = {
  'the relay stores its cursor before the acknowledgement': {
    producer: (real) => {
      let sending = Promise.resolve();
      return {
        send: (rows) => {
          sending = sending.then(() => real.send(rows)).catch(() => undefined);
          return Promise.resolve();
        },
        close: () => real.close(),
      };
    },
  },
  'the stored offset moves in a transaction before that of the effects': {
    inbox: otherSession((_session, [real]) => ({
      advance: (at, from, to) => real.transaction((own) => own.advance(at, from, to)),
    })),
  },
  'the inbox is not asked': {
    inbox: otherSession(() => ({ claim: (_consumer, eventIds) => Promise.resolve(new Set(eventIds)) })),
  },
  'there is no fence': {
    inbox: otherSession((session, [, database]) => ({
      advance: async ({ partition }, from, to) => {
        database.of(session.tx.transaction).moved = { partition, from, to };
        return true;
      },
    })),
  },
  'a redrive opens a key that has entries left': {
    parked: (real, database) => ({
      left: real.left,
      transaction: (work) =>
        real.transaction((session) =>
          work({
            ...session,
            remove: async (consumer, key, ids) => {
              const left = await session.remove(consumer, key, ids);
              database.of(session.tx.transaction).opened.add(blockKey(consumer, key));
              return left;
            },
          }),
        ),
    }),
  },
  'a chunk claims what it parks': {
    inbox: otherSession((session) => ({
      park: async (records) => {
        for (const { consumer, eventId } of records)
          if (!eventId.includes('/')) await session.claim(consumer, [eventId]);
        await session.park(records);
      },
    })),
  },
};
