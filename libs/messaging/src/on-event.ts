import { UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventContract, ReceivedEvent } from '@xaso/contracts-common';
import type { Tx } from '@xaso/platform';
import type { DeclaredHandler } from './asyncapi/asyncapi.js';
import type { FailurePolicy } from './consumer/handlers.js';
import { RethrowFilter } from './rethrow.filter.js';

/** What a handler is given beside the event. */
export interface EventContext {
  /** The transaction that also holds the inbox row and the fence: all effects go through it. */
  readonly tx: Tx;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** What a handler of chunks is given beside the events. */
export type ChunkContext = Omit<EventContext, 'offset'>;

export interface OnEventOptions {
  /** Unique in the service, e.g. `indicators.survey-figures`. It is the key of the inbox: renaming it runs every event again. */
  readonly consumer: string;
  /** Default `park-key`. */
  readonly policy?: FailurePolicy;
}

/** Extras that carry the declaration through Nest to the transport. */
export interface OnEventExtras {
  readonly contracts: readonly EventContract[];
  readonly options: OnEventOptions;
  /** The method takes the events of a chunk at once. */
  readonly chunks: boolean;
}

export const KAFKA_EVENTS = Symbol('xaso-kafka-events');

/** By the prototype of the class that has the methods. */
const declared = new WeakMap<object, OnEventExtras[]>();

/** The handlers that a class declares; nothing of it has to be made for that. */
export function handlersOf(declaring: { readonly prototype: object }): readonly DeclaredHandler[] {
  const extras = declared.get(declaring.prototype) ?? [];
  return extras.map(({ contracts, options: { consumer } }) => ({ consumer, contracts }));
}

/** A handler's shape; wider than the decorator of Nest, whose type does not compile with strictFunctionTypes. */
type EventHandlerMethod<C extends EventContract> = (
  event: ReceivedEvent<C>,
  context: EventContext,
) => Promise<void>;

type ChunkHandlerMethod<C extends EventContract> = (
  events: readonly ReceivedEvent<C>[],
  context: ChunkContext,
) => Promise<void>;

/**
 * Subscribes a method to facts. It runs once for each event, in order for each key, inside `context.tx`, and waits for
 * nothing else: a transaction that stands idle for three seconds is ended by the database and begins anew.
 */
export function OnEvent<const C extends EventContract>(contracts: C | readonly C[], options: OnEventOptions) {
  return <M extends EventHandlerMethod<C>>(
    target: object,
    method: string,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => declare(target, method, descriptor, { contracts: listOf(contracts), options, chunks: false });
}

/**
 * The same for work on sets: the method gets the events of a chunk at once, in their order, none of them handled before.
 * When it fails it is called again with fewer of them, down to the one that is at fault. Facts that it writes name no cause.
 */
export function OnEvents<const C extends EventContract>(
  contracts: C | readonly C[],
  options: OnEventOptions,
) {
  return <M extends ChunkHandlerMethod<C>>(
    target: object,
    method: string,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => declare(target, method, descriptor, { contracts: listOf(contracts), options, chunks: true });
}

const listOf = (contracts: EventContract | readonly EventContract[]) =>
  (Array.isArray(contracts) ? contracts : [contracts]) as readonly EventContract[];

function declare(
  target: object,
  method: string,
  descriptor: PropertyDescriptor,
  extras: OnEventExtras,
): void {
  declared.set(target, [...(declared.get(target) ?? []), extras]);
  Payload()(target, method, 0);
  Ctx()(target, method, 1);
  UseFilters(new RethrowFilter())(target, method, descriptor);
  EventPattern(extras.options.consumer, KAFKA_EVENTS, { onEvent: extras })(target, method, descriptor);
}
