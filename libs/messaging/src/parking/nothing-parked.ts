import { DomainError } from '@xaso/kernel';

/** A refusal of parking itself; a DomainError that a handler throws is a failure of the event. */
export class NothingParked extends DomainError {
  constructor(code: 'consumer-unknown' | 'not-parked', message: string) {
    super('not-found', code, message);
  }
}

/** Nothing waits for a consumer under a key or an event's id. */
export const notParked = (consumer: string, what: string): NothingParked =>
  new NothingParked('not-parked', `nothing is parked for ${consumer} under ${what}`);
