import { eventually, type TestService } from '@xaso/testing';
import { accepted, expectStatus, type Round } from '../survey-journey.js';

/** What one version does with a form beside having it accepted. */
export type Habit = (responseId: string, count: number) => Promise<void>;

const LANES = 3;
/** Of so many accepted forms one is taken back. */
const VOIDED = 3;

/** Officers who send forms in, without a pause, to whichever instances of surveys there are. */
export class Traffic {
  /** Ids of the forms that were accepted, by the instance that was asked. */
  readonly accepted = new Map<TestService, string[]>();
  readonly voided: string[] = [];
  private readonly habits = new Map<TestService, Habit>();
  private readonly busy = new Map<TestService, Set<Promise<void>>>();
  private readonly lanes: Promise<void>[] = [];
  private turn = 0;
  private ending = false;
  private failure: unknown;

  constructor(private readonly round: Round) {}

  /** From now on the instance gets its share. */
  join(service: TestService, habit: Habit = () => Promise.resolve()): void {
    this.habits.set(service, habit);
    this.accepted.set(service, []);
    this.busy.set(service, new Set());
    while (this.lanes.length < LANES) this.lanes.push(this.lane());
  }

  /** As a proxy does it: nothing new goes to the instance, what it is asked already is answered. */
  async leave(service: TestService): Promise<void> {
    this.habits.delete(service);
    await Promise.all([...(this.busy.get(service) ?? [])]);
  }

  /** Waits until each instance that is asked has taken in so many more. @throws what went wrong with a form */
  async more(forms: number): Promise<void> {
    const wanted = [...this.habits.keys()].map((service) => [service, this.count(service) + forms] as const);
    await eventually(async () => {
      // A form that failed stops all: what was wrong with it is told below.
      if (this.ending) return;
      const short = wanted.filter(([service, count]) => this.count(service) < count);
      if (short.length > 0) throw new Error(`${short.length} instances have not had ${forms} more forms yet`);
    });
    this.assertSound();
  }

  /** How many forms count, all in all. */
  get counting(): number {
    return this.all().length - this.voided.length;
  }

  all(): string[] {
    return [...this.accepted.values()].flat();
  }

  /** Nobody sends anything more. @throws what went wrong with a form */
  async stop(): Promise<void> {
    this.ending = true;
    await Promise.all(this.lanes);
    this.assertSound();
  }

  private assertSound(): void {
    if (this.failure !== undefined) throw this.failure as Error;
  }

  private count(service: TestService): number {
    return this.accepted.get(service)?.length ?? 0;
  }

  private async lane(): Promise<void> {
    try {
      while (!this.ending) await this.next();
    } catch (error) {
      this.ending = true;
      this.failure ??= error;
    }
  }

  private async next(): Promise<void> {
    const services = [...this.habits.keys()];
    const service = services[(this.turn += 1) % services.length];
    if (!service) throw new Error('there is no instance left to send a form to');
    const work = this.form(service, this.habits.get(service));
    const busy = this.busy.get(service);
    busy?.add(work);
    try {
      await work;
    } finally {
      busy?.delete(work);
    }
  }

  private async form(service: TestService, habit: Habit | undefined): Promise<void> {
    const { http } = service;
    const { id } = await accepted({ ...this.round, http });
    const count = this.accepted.get(service)?.push(id) ?? 0;
    await habit?.(id, count);
    if (count % VOIDED !== 0) return;
    const voiding = { reasonCode: 'duplicate', reason: 'nhập hai lần' };
    await expectStatus(http.post(`/responses/${id}/void`, voiding, { token: this.round.lead }), 200);
    this.voided.push(id);
  }
}
