import type { Fact } from './facts.js';

/** A consumer of the laboratory, by its inbox name. */
export interface BankConsumer {
  readonly index: number;
  readonly name: string;
  readonly service: string;
  /** `journal` takes every fact of the others, `postings` what is sent to an account of its own. */
  readonly takes: 'journal' | 'postings';
}

/** Which services there are, and who has to do what with whose facts: the rules of the laboratory, said once more. */
export class Bank {
  readonly consumers: readonly BankConsumer[];
  private readonly byName: ReadonlyMap<string, BankConsumer>;
  private readonly byTopic: ReadonlyMap<string, string>;
  private readonly readersOf: ReadonlyMap<string, readonly BankConsumer[]>;

  constructor(
    readonly services: readonly string[],
    private readonly prefix = '',
  ) {
    this.consumers = services
      .flatMap((service) => [
        { name: `${service}.postings`, service, takes: 'postings' as const },
        { name: `${service}.journal`, service, takes: 'journal' as const },
      ])
      .map((consumer, index) => ({ ...consumer, index }));
    this.byName = new Map(this.consumers.map((consumer) => [consumer.name, consumer]));
    this.byTopic = new Map(services.map((service) => [this.topicOf(service), service]));
    this.readersOf = new Map(
      services.map((service) => [service, this.consumers.filter((one) => one.service !== service)]),
    );
  }

  topicOf(service: string): string {
    return `${this.prefix}${service}.account.v1`;
  }

  /** Kafka group of a service. */
  groupOf(service: string): string {
    return `${this.prefix}${service}`;
  }

  ownerOfTopic(topic: string): string | undefined {
    return this.byTopic.get(topic);
  }

  consumer(name: string): BankConsumer | undefined {
    return this.byName.get(name);
  }

  /** Consumers of the facts of a service: those of the two others. */
  readers(service: string): readonly BankConsumer[] {
    return this.readersOf.get(service) ?? [];
  }

  /** Topics that a service reads. */
  topicsReadBy(service: string): string[] {
    return this.services.filter((other) => other !== service).map((other) => this.topicOf(other));
  }

  /** Whether the fact must leave an effect with the consumer. */
  due(consumer: BankConsumer, fact: Pick<Fact, 'service' | 'kind' | 'to'>): boolean {
    if (fact.service === consumer.service) return false;
    if (consumer.takes === 'journal') return true;
    return fact.kind === 'sent' && fact.to !== null && ownerOf(fact.to) === consumer.service;
  }
}

/** `north-07` belongs to north. */
export const ownerOf = (account: string) => account.slice(0, Math.max(0, account.indexOf('-')));
