import type { InboxStore, ParkedStore, Producer } from '../ports.js';
import { Checks } from './checks.js';
import { ConsumerProcess, SESSION_MS } from './consumer-process.js';
import { keyOf } from './fact.js';
import { Group } from './group.js';
import { Handlers } from './handlers.js';
import { InboxDatabase } from './inbox-database.js';
import { InboxPorts, type ModelTx } from './inbox-ports.js';
import { Kafka, ModelProducer } from './kafka.js';
import { Machine, type Role } from './machine.js';
import { Network } from './network.js';
import { OperatorProcess } from './operator-process.js';
import { OutboxDatabase } from './outbox-database.js';
import { outboxReader } from './outbox-ports.js';
import { RelayProcess } from './relay-process.js';
import type { Simulation } from './simulation.js';
import { Weather } from './weather.js';
import { type Plan, WriterProcess } from './writer-process.js';

/** How many processes of each kind there are. */
const PROCESSES: Readonly<Record<Role, number>> = { writer: 3, relay: 2, consumer: 2, operator: 2 };
/** After this time the database ends a transaction whose client says nothing, ms. */
const IDLE_MS = 600;

/** Makes a port wrong, to see that a run finds it. */
export interface Sabotage {
  producer?(real: Producer): Producer;
  inbox?(real: InboxStore<ModelTx>, database: InboxDatabase): InboxStore<ModelTx>;
  parked?(real: ParkedStore<ModelTx>, database: InboxDatabase): ParkedStore<ModelTx>;
}

/** A running process, and how it is told to stop. */
interface Running {
  readonly machine: Machine;
  readonly stop?: () => void;
}

/** Servers, processes, and who starts them again. */
export class World {
  readonly weather: Weather;
  private readonly network: Network;
  readonly outbox: OutboxDatabase;
  readonly inbox: InboxDatabase;
  readonly kafka: Kafka;
  readonly group: Group;
  readonly handlers: Handlers;
  readonly checks: Checks;
  readonly plan: Plan;
  /** Stopped consumers that nobody wakes before the inbox has forgotten what they still hold. */
  readonly sleepers: Machine[] = [];
  /** Nothing new goes wrong: whatever still waits is worked off. */
  calm = false;
  private readonly relays: RelayProcess[] = [];
  private readonly members = new Map<Machine, ConsumerProcess>();
  private readonly running = new Map<string, Running>();
  private readonly sizes: { pageRows: number; chunkSize: number; fetchSize: number; pauseMs: number };
  private starts = 0;

  constructor(
    readonly simulation: Simulation,
    private readonly sabotage: Sabotage,
  ) {
    const { random } = simulation;
    this.weather = new Weather(random);
    this.network = new Network(simulation, this.weather);
    this.outbox = new OutboxDatabase(simulation, 'outbox-db');
    this.inbox = new InboxDatabase(simulation, 'inbox-db');
    if (random.chance(0.2)) this.inbox.parkedCap = 1 + random.below(4);
    this.kafka = new Kafka(simulation);
    this.group = new Group(simulation);
    const keys = Array.from({ length: 2 + random.below(4) }, (_, index) => keyOf(index));
    this.plan = { keys, facts: 6 + random.below(14) };
    this.handlers = new Handlers(random, keys, Math.ceil(this.plan.facts / keys.length) + 1);
    this.checks = new Checks(simulation, this.outbox, this.inbox, this.kafka, this.handlers);
    this.outbox.committed = (facts) => {
      simulation.counts.facts += facts.length;
      this.checks.written(facts);
      for (const relay of this.relays) if (random.chance(0.9)) relay.ring();
    };
    this.sizes = {
      pageRows: 2 + random.below(5),
      chunkSize: 1 + random.below(6),
      fetchSize: 1 + random.below(8),
      pauseMs: random.pick([20, 100, 300]),
    };
    for (const role of Object.keys(PROCESSES) as Role[])
      for (let index = 0; index < PROCESSES[role]; index += 1) this.start(role, index);
  }

  /** One that is alive and not stopped, if there is one. */
  some(role: Role): Machine | undefined {
    const found = this.machines(role).filter((machine) => !machine.frozen);
    return found.length > 0 ? this.simulation.random.pick(found) : undefined;
  }

  machines(role: Role): Machine[] {
    return [...this.running.values()]
      .map(({ machine }) => machine)
      .filter((one) => one.alive && one.role === role);
  }

  /** Tells a process to end in good order; its successor starts when it has. */
  redeploy(machine: Machine): void {
    if (this.simulation.history) this.simulation.tell(machine.name, 'is told to stop (SIGTERM)');
    for (const one of this.running.values()) if (one.machine === machine) one.stop?.();
  }

  thawAll(): void {
    for (const { machine } of this.running.values()) machine.thaw();
  }

  private start(role: Role, index: number): void {
    const { simulation } = this;
    const name = `${role}${index}${'abcdefghijklmnopqrstuvwxyz'[(this.starts += 1) % 26]}`;
    const machine: Machine = new Machine(simulation, this.network, role, name, () =>
      this.gone(role, index, machine),
    );
    if (simulation.history) simulation.tell(name, 'starts');
    const { run, stop } = this.process(role, machine);
    this.running.set(`${role}${index}`, stop ? { machine, stop } : { machine });
    void run().then(() => {
      if (!machine.alive) return;
      if (simulation.history) simulation.tell(name, 'has ended');
      machine.retire();
      this.outbox.leaveAll(machine);
      this.inbox.leaveAll(machine);
      this.expire(machine);
      if (role !== 'writer') this.start(role, index);
    });
  }

  private process(role: Role, machine: Machine): { run: () => Promise<void>; stop?: () => void } {
    switch (role) {
      case 'writer': {
        const writer = new WriterProcess(
          this.simulation,
          machine,
          this.outbox,
          this.plan,
          this.sizes.pauseMs,
        );
        return { run: () => writer.run() };
      }
      case 'relay': {
        const relay = this.relay(machine);
        return { run: () => relay.run(), stop: () => relay.stop() };
      }
      case 'consumer': {
        const consumer = this.consumer(machine);
        return { run: () => consumer.run(), stop: () => consumer.stop() };
      }
      case 'operator': {
        const operator = this.operator(machine);
        return { run: () => operator.run() };
      }
    }
  }

  private relay(machine: Machine): RelayProcess {
    const { outbox, simulation, kafka, checks, sabotage, relays } = this;
    const reader = outboxReader(outbox, machine, this.sizes.pageRows, (cursor, what) =>
      checks.cursor(cursor, what),
    );
    const producer = new ModelProducer(simulation, kafka, machine, (row) => outbox.factOf(row));
    const relay = new RelayProcess(simulation, machine, reader, sabotage.producer?.(producer) ?? producer);
    relays.push(relay);
    return relay;
  }

  private consumer(machine: Machine): ConsumerProcess {
    const { simulation, kafka, group, inbox, handlers, sabotage } = this;
    const { chunkSize, fetchSize } = this.sizes;
    const store = new InboxPorts(inbox, machine).inbox();
    const consumer = new ConsumerProcess({
      simulation,
      kafka,
      group,
      machine,
      handlers,
      chunkSize,
      fetchSize,
      store: sabotage.inbox?.(store, inbox) ?? store,
    });
    this.members.set(machine, consumer);
    return consumer;
  }

  private operator(machine: Machine): OperatorProcess {
    const { simulation, kafka, inbox: database, handlers, checks, sabotage } = this;
    const real = new InboxPorts(database, machine).parked();
    const store = sabotage.parked?.(real, database) ?? real;
    const calm = () => this.calm;
    return new OperatorProcess({ simulation, machine, database, kafka, store, handlers, checks, calm });
  }

  /** A process is dead, or stands still: servers find out in their own time, and a dead one is started again. */
  private gone(role: Role, index: number, machine: Machine): void {
    const { simulation, outbox, inbox } = this;
    const away = () => !machine.alive || machine.frozen;
    simulation.after(machine.alive ? IDLE_MS : 0, () => {
      if (!away()) return;
      outbox.leaveAll(machine);
      inbox.leaveAll(machine);
    });
    this.expire(machine);
    if (machine.frozen) this.wakeLater(machine);
    if (!machine.alive) simulation.after(simulation.random.between(20, 1_000), () => this.start(role, index));
  }

  /** After a moment, or past lease and session, or when what it believes is long over. */
  private wakeLater(machine: Machine): void {
    const { random } = this.simulation;
    if (machine.role === 'consumer' && random.chance(0.5)) this.sleepers.push(machine);
    else
      this.simulation.after(random.pick([200, 1_200, 2_500]) * random.between(0.5, 1), () => machine.thaw());
  }

  /** A member of the group that is silent for long has left it. */
  private expire(machine: Machine): void {
    const member = this.members.get(machine)?.member;
    if (!member) return;
    this.simulation.after(SESSION_MS, () => {
      if (!machine.alive || machine.frozen) this.group.leave(member);
    });
  }
}
