import type { Machine, Role } from './machine.js';
import type { Simulation } from './simulation.js';
import type { Fate, Weather } from './weather.js';

/** Something behind the network that may be away. */
export interface Server {
  readonly name: string;
  down: boolean;
  /** What a client is told when it or the way to it is away. */
  away(): Error;
}

/** What a process asks of a server. */
export interface Request<T> {
  readonly machine: Machine;
  readonly server: Server;
  readonly what: string;
  /** Done at the server. */
  readonly work: () => T | Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

const LATE_MS = 1_500;

/** A batch or a COMMIT: whoever does not hear the answer cannot know what is true. */
const isDecisive = (what: string) => what === 'commit' || what.startsWith('produce');

/** Between processes and servers: takes its time, loses requests and answers, and is where processes are hit. */
export class Network {
  constructor(
    private readonly simulation: Simulation,
    private readonly weather: Weather,
  ) {}

  send<T>(request: Request<T>): void {
    const { machine, server, what } = request;
    const fate = this.weather.fate(machine.role, isDecisive(what));
    const latency = this.latency(machine.role);
    const unheard = () => this.fail(request, server.away());
    switch (fate) {
      case 'dies-before':
        return machine.crash(`before ${what}`);
      case 'stops-before':
        machine.freeze();
        return machine.reached(() => this.send(request));
      case 'refused':
        this.note(request, 'never arrives');
        return unheard();
      case 'late':
        this.lost(request, fate);
        this.arrive(request, latency + this.simulation.random.between(0, LATE_MS), ignored, ignored, true);
        return unheard();
      case 'unanswered':
        this.lost(request, fate);
        return this.arrive(request, latency, unheard, unheard);
      case 'dies-after': {
        const dies = () => machine.crash(`after ${what}`);
        return this.arrive(request, latency, dies, dies);
      }
      case 'answered':
        return this.arrive(
          request,
          latency,
          (value) => this.answer(request, value),
          (error) => this.fail(request, error),
        );
    }
  }

  /** The server's side of a request. */
  private arrive<T>(
    request: Request<T>,
    ms: number,
    done: (value: T) => void,
    failed: (error: Error) => void,
    unawaited = false,
  ): void {
    const { simulation } = this;
    const adrift = unawaited || isDecisive(request.what) ? 1 : 0;
    simulation.adrift += adrift;
    simulation.after(ms, () => {
      simulation.adrift -= adrift;
      // Of a process that died meanwhile the request may have been on its way.
      if (request.machine.alive || simulation.random.chance(0.5)) this.perform(request, done, failed);
    });
  }

  private perform<T>(request: Request<T>, done: (value: T) => void, failed: (error: Error) => void): void {
    const { server, work } = request;
    const refused = (error: Error) => {
      this.note(request, `fails: ${error.message}`);
      failed(error);
    };
    if (server.down) return refused(server.away());
    let result: T | Promise<T>;
    try {
      result = work();
    } catch (error) {
      return refused(error as Error);
    }
    if (!(result instanceof Promise)) {
      this.note(request, '');
      return done(result);
    }
    const since = this.simulation.now;
    result.then((value) => {
      const waited = this.simulation.now - since;
      this.note(request, waited > 0 ? `after ${waited.toFixed(1)} ms` : '');
      done(value);
    }, refused);
  }

  /** Half of the answers come at once, so that a run is not twice as long for them. */
  private answer<T>({ machine, resolve }: Request<T>, value: T): void {
    if (this.simulation.random.chance(0.5)) machine.reached(() => resolve(value));
    else machine.hear(this.latency(machine.role), () => resolve(value));
  }

  private fail<T>({ machine, reject }: Request<T>, error: Error): void {
    machine.hear(this.latency(machine.role), () => reject(error));
  }

  private lost<T>(request: Request<T>, fate: Fate): void {
    const { counts } = this.simulation;
    counts.lostAnswers += 1;
    if (request.what.startsWith('produce')) counts.lostAcknowledgements += 1;
    if (request.what === 'commit') counts.unknownCommits += 1;
    this.note(request, fate === 'late' ? 'is given up, and done later' : 'will be done, and not answered');
  }

  private latency(role: Role): number {
    return this.weather.latency(role);
  }

  private note<T>({ machine, what }: Request<T>, how: string): void {
    if (this.simulation.history) this.simulation.tell(machine.name, how ? `${what}: ${how}` : what);
  }
}

const ignored = () => undefined;
