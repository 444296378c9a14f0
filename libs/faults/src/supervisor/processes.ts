import type { BankUnderTest } from './bank-under-test.js';
import type { Member } from './member.js';
import { Totals } from './metrics.js';

const LOOK_EVERY_MS = 1_500;

/** All processes of all banks, and what they have counted. */
export class Processes {
  private readonly members: readonly Member[];
  private readonly duplicates = new Totals('xaso_inbox_duplicates_total');
  private readonly parkedEvents = new Totals('xaso_parked_total');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    banks: readonly BankUnderTest[],
    private readonly tell: (line: string) => void,
  ) {
    this.members = banks.flatMap(({ members }) => Object.values(members));
  }

  get count(): number {
    return this.members.length;
  }

  get restarts(): number {
    return this.members.reduce((sum, { restarts }) => sum + restarts, 0);
  }

  /** Redeliveries that inboxes have absorbed, as of the last look at each life. */
  get absorbed(): number {
    return this.duplicates.sum;
  }

  get parked(): number {
    return this.parkedEvents.sum;
  }

  start(): void {
    for (const member of this.members) member.start();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  /** Which processes are not ready; undefined when all are. */
  async unready(): Promise<string | undefined> {
    const ready = await Promise.all(
      this.members.map(async (member) => [member.name, await member.ready()] as const),
    );
    const missing = ready.filter(([, is]) => !is).map(([name]) => name);
    return missing.length === 0 ? undefined : `${missing.join(', ')} not ready`;
  }

  /** Asks all to end well. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.look();
    const ends = await Promise.allSettled(this.members.map((member) => member.stop()));
    for (const end of ends) if (end.status === 'rejected') this.tell(String(end.reason));
  }

  private async look(): Promise<void> {
    await Promise.all(this.members.map((member) => this.lookAt(member)));
  }

  private async lookAt(member: Member): Promise<void> {
    const { life } = member;
    if (life === undefined) return;
    try {
      const response = await fetch(new URL('/metrics', member.address), {
        signal: AbortSignal.timeout(1_000),
      });
      const text = await response.text();
      if (member.life !== life) return;
      this.duplicates.take(life, text);
      this.parkedEvents.take(life, text);
    } catch {
      // It is starting, stopped or gone: the next look, or the next life.
    }
  }
}
