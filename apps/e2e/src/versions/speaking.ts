import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import type { EventContract } from '@xaso/contracts-common';
import { type Change, EventsServer, MessagingModule, Outbox } from '@xaso/messaging';
import type { ServiceConfigSpec, ServiceDefinition } from '@xaso/platform';
import type { ContractVersion } from './contract-version.js';

/** Which version of the contracts a service writes, and which it knows as a reader. */
export interface Speech {
  readonly writes: ContractVersion;
  readonly reads: readonly EventContract[];
}

/**
 * The service with all its classes, built for other versions of the contracts: it writes the facts of `writes`, checked
 * against the schemas of that version, and knows as a reader the facts of `reads` and no other.
 */
export function speaking<S extends ServiceConfigSpec>(
  definition: ServiceDefinition<S>,
  { writes, reads }: Speech,
): ServiceDefinition<S> {
  const { name: service, module } = definition;
  const messaging = MessagingModule.forRoot({ service, produces: writes.events, reads });
  const spoken: DynamicModule = {
    ...messaging,
    providers: [
      ...(messaging.providers ?? []),
      { provide: Outbox, useClass: outboxOf(writes) },
      { provide: EventsServer, useClass: serverOf(reads) },
    ],
  };
  const features = importsOf(module).filter((one) => !('module' in one && one.module === MessagingModule));
  class VersionModule {}
  Module({ imports: [spoken, ...features] })(VersionModule);
  return { ...definition, version: writes.name, module: VersionModule };
}

const importsOf = (module: Type): (Type | DynamicModule)[] =>
  Reflect.getMetadata(MODULE_METADATA.IMPORTS, module) as (Type | DynamicModule)[];

/** The domain states its facts with the contracts of today; here they become those of the version. */
function outboxOf({ events, write }: ContractVersion): typeof Outbox {
  const known = new Map(events.map((contract) => [contract.type, contract]));
  const said = (change: Change): Change => ({
    ...change,
    facts: change.facts.flatMap((fact) => {
      const contract = known.get(fact.contract.type);
      // A version that did not have the fact yet says nothing of it.
      if (!contract) return [];
      const data = write?.(contract.type, fact.data) ?? fact.data;
      return [{ ...fact, contract, data }];
    }),
  });
  return class extends Outbox {
    override appendAll(...[tx, changes]: Parameters<Outbox['appendAll']>): Promise<void> {
      return super.appendAll(tx, changes.map(said));
    }

    override appendWith(
      ...[tx, sql, parameters, change, ...rest]: Parameters<Outbox['appendWith']>
    ): Promise<number> {
      return super.appendWith(tx, sql, parameters, said(change), ...rest);
    }

    override commitWith(
      ...[sql, parameters, change, ...rest]: Parameters<Outbox['commitWith']>
    ): Promise<number> {
      return super.commitWith(sql, parameters, said(change), ...rest);
    }
  };
}

/** A reader has handlers for the facts that it knows; for those of later versions it has none. */
function serverOf(reads: readonly EventContract[]): typeof EventsServer {
  const known = new Set(reads.map(({ type }) => type));
  return class extends EventsServer {
    override addHandler(
      ...[pattern, callback, isEvent, extras]: Parameters<EventsServer['addHandler']>
    ): void {
      const declared = extras?.['onEvent'] as { readonly contracts: readonly EventContract[] };
      const contracts = declared.contracts.filter(({ type }) => known.has(type));
      if (contracts.length === 0) return;
      super.addHandler(pattern, callback, isEvent, { ...extras, onEvent: { ...declared, contracts } });
    }
  };
}
