import { keyOf, PARTITIONS } from './fact.js';
import type { Role } from './machine.js';
import type { Simulation } from './simulation.js';
import type { World } from './world.js';

type Blow = () => void;

/** What a storm may not touch any more once the inbox has forgotten: it would bring old facts back. */
const ROLES: readonly Role[] = ['writer', 'relay', 'consumer', 'operator'];

/** Faults that come by themselves, beside those that requests meet. */
export class Chaos {
  private readonly simulation: Simulation;

  constructor(private readonly world: World) {
    this.simulation = world.simulation;
  }

  /** Blows at any process and server, within the next `ms`. */
  storm(ms: number): void {
    const { random } = this.simulation;
    const kinds: Blow[] = [
      () => this.kill(random.pick(ROLES)),
      () => this.stop(random.pick(ROLES.slice(1))),
      () => this.stop('consumer'),
      () => this.redeploy(random.pick(['relay', 'consumer'])),
      () => this.world.group.rebalance('a storm'),
      () => this.forgetOffsets(),
      () => this.world.outbox.restart(random.between(20, 600)),
      () => this.world.inbox.restart(random.between(20, 600)),
      () => this.world.kafka.restart(random.between(20, 900)),
      () => this.duplicate(),
      () => this.undecodable(),
      () => (random.chance(0.3) ? this.keyless() : undefined),
    ];
    this.plan(kinds, random.pick([0, 2, 4, 8, 12]), ms);
  }

  /** Blows at consumers and operators only. */
  aftershock(ms: number): void {
    const { random } = this.simulation;
    for (const machine of this.world.sleepers.splice(0))
      this.simulation.after(random.between(0, ms), () => machine.thaw());
    const kinds: Blow[] = [
      () => this.kill(random.pick(['consumer', 'operator'])),
      () => this.stop('consumer'),
      () => this.world.group.rebalance('a storm'),
      () => this.forgetOffsets(),
      () => this.world.inbox.restart(random.between(20, 400)),
    ];
    this.plan(kinds, random.pick([0, 1, 3]), ms);
  }

  /** Some seeds know few kinds of faults only, since one can hide another. */
  private plan(kinds: readonly Blow[], blows: number, ms: number): void {
    const { random } = this.simulation;
    const chosen = kinds.filter(() => random.chance(0.5));
    if (chosen.length === 0) return;
    for (let blow = 0; blow < blows; blow += 1)
      this.simulation.after(random.between(0, ms), random.pick(chosen));
  }

  private kill(role: Role): void {
    this.world.some(role)?.crash('kill -9');
  }

  private stop(role: Role): void {
    this.world.some(role)?.freeze();
  }

  private redeploy(role: Role): void {
    const machine = this.world.some(role);
    if (machine) this.world.redeploy(machine);
  }

  /** What Kafka knows of the group is a hint: it may be gone, or ahead. */
  private forgetOffsets(): void {
    const { group, kafka } = this.world;
    const ahead = this.simulation.random.chance(0.5);
    if (this.simulation.history)
      this.simulation.tell('kafka', `the group's offsets are ${ahead ? 'ahead' : 'deleted'}`);
    group.offsets.clear();
    if (ahead)
      for (let partition = 0; partition < PARTITIONS; partition += 1)
        group.offsets.set(partition, kafka.bounds(partition).end);
    group.rebalance('its offsets were changed');
  }

  private duplicate(): void {
    const { kafka } = this.world;
    const { random, history } = this.simulation;
    const facts = kafka.logs.flat().flatMap(({ fact }) => (fact ? [fact] : []));
    if (facts.length === 0) return;
    const fact = random.pick(facts);
    if (history) this.simulation.tell('kafka', `has ${fact.row.seq} once more`);
    kafka.append(fact);
  }

  private undecodable(): void {
    const { kafka, plan } = this.world;
    const { random, history } = this.simulation;
    const index = random.below(plan.keys.length);
    const value = random.pick([null, Buffer.from('{"amount":'), Buffer.from([0xff, 0xfe])]);
    if (history) this.simulation.tell('kafka', `is sent what is no fact, under ${keyOf(index)}`);
    kafka.put(index % PARTITIONS, { key: Buffer.from(keyOf(index)), value, headers: {} }, undefined);
  }

  private keyless(): void {
    const partition = this.simulation.random.below(PARTITIONS);
    if (this.simulation.history)
      this.simulation.tell('kafka', `is sent a record without a key, in ${partition}`);
    this.world.kafka.put(partition, { key: null, value: Buffer.from('{}'), headers: {} }, undefined);
  }
}
