import { placeOf } from './evidence.js';
import type { Findings } from './findings.js';

/** What the driver knows of one order. */
export interface Order {
  readonly order: string;
  readonly service: string;
  readonly what: string;
  readonly account: string;
  readonly amount: number;
  answered: boolean;
  refused: boolean;
  /** Asked without an answer at least once. */
  unknown: boolean;
}

/** A record that was put into a topic past the outbox. */
export interface Injected {
  readonly what: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly eventId?: string | undefined;
}

type Line = Readonly<Record<string, unknown>>;

const OUTCOMES = ['answered', 'unknown', 'refused'] as const;

/** The driver's history, line by line. Kinds of lines that the checker has no use for are passed over. */
export class History {
  readonly orders = new Map<string, Order>();
  readonly injected: Injected[] = [];
  faults = 0;
  private readonly places = new Map<string, Injected>();
  private readonly ids = new Map<string, Injected>();
  private readonly copied = new Set<string>();
  private unreadable: string | undefined;
  private lines = 0;

  constructor(private readonly findings: Findings) {}

  add(text: string): void {
    // Only the last line may be torn: its writer was killed. A torn one before it is found out by the one behind it.
    if (this.unreadable !== undefined) this.complain(this.unreadable);
    this.unreadable = undefined;
    this.lines += 1;
    if (text.trim() === '') return;
    let line: Line;
    try {
      line = JSON.parse(text) as Line;
    } catch {
      this.unreadable = `line ${this.lines}: ${text.slice(0, 80)}`;
      return;
    }
    const kind = String(line['kind']);
    if (kind === 'fault') this.faults += 1;
    else if (kind === 'injected') this.inject(line);
    else if (kind === 'asked' || OUTCOMES.some((outcome) => outcome === kind)) this.order(kind, line);
  }

  /** What was injected at this place of a topic. */
  injectedAt(at: { topic: string; partition: number; offset: number }): Injected | undefined {
    return this.places.size === 0 ? undefined : this.places.get(placeOf(at));
  }

  /** An injected record, other than a copy of a fact, that carries this event id. */
  injectedAs(eventId: string): Injected | undefined {
    return this.ids.get(eventId);
  }

  /** Whether a copy of this event was injected. */
  hasCopy(eventId: string): boolean {
    return this.copied.has(eventId);
  }

  private inject(line: Line): void {
    const eventId = line['eventId'];
    const injected: Injected = {
      what: String(line['what']),
      topic: String(line['topic']),
      partition: Number(line['partition']),
      offset: Number(line['offset']),
      ...(typeof eventId === 'string' ? { eventId } : {}),
    };
    this.injected.push(injected);
    this.places.set(placeOf(injected), injected);
    if (injected.eventId === undefined) return;
    if (injected.what === 'duplicate') this.copied.add(injected.eventId);
    else this.ids.set(injected.eventId, injected);
  }

  private order(kind: string, line: Line): void {
    const id = String(line['order']);
    let order = this.orders.get(id);
    if (!order) {
      order = {
        order: id,
        service: String(line['service']),
        what: String(line['what']),
        account: String(line['account']),
        amount: Number(line['amount']),
        answered: false,
        refused: false,
        unknown: false,
      };
      this.orders.set(id, order);
    }
    if (kind === 'answered') order.answered = true;
    else if (kind === 'refused') order.refused = true;
    else if (kind === 'unknown') order.unknown = true;
  }

  private complain(line: string): void {
    this.findings.add('other', 'history-unreadable', 'history', line);
  }
}
