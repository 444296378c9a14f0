import type { Member, Role } from '../supervisor/member.js';
import type { Fault, World } from './fault.js';

/** Longer than the lease of a relay, which is 1.5 s. */
const PAST_LEASE_MS = 4_000;
/** Longer than the session of a consumer in its group, which is 10 s. */
const PAST_SESSION_MS = 13_000;

const member = (world: World, role: Role): Member => world.random.pick(world.banks).members[role];

const killed = (name: string, role: Role): Fault => ({
  name,
  inject: async (world) => {
    const target = member(world, role);
    target.signal('SIGKILL');
    return target.name;
  },
});

/** Stopped, so that others take over, and continued: it goes on where it was, believing that nothing has happened. */
const stopped = (name: string, role: Role, ms: number): Fault => ({
  name,
  inject: async (world) => {
    const target = member(world, role);
    target.signal('SIGSTOP');
    try {
      await world.pause(ms);
    } finally {
      target.signal('SIGCONT');
    }
    return target.name;
  },
});

export const processFaults: readonly Fault[] = [
  killed('kill-relay', 'relay'),
  killed('kill-front', 'front'),
  killed('kill-second', 'second'),
  stopped('stop-relay', 'relay', PAST_LEASE_MS),
  stopped('stop-consumer', 'front', PAST_SESSION_MS),
];
