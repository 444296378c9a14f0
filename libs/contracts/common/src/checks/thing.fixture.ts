import { type TProperties, Type } from '@sinclair/typebox';
import { binaryHeaders } from '../cloud-events.js';
import { Code, Id, OneOf } from '../common-fields.js';
import { defineEvent, type EventContract } from '../event-contract.js';
import type { ContractPackage } from './contract-package.js';
import type { GoldenSample } from './golden-samples.js';

/** A small contract for the specs of the checks: a thing was bought. */
export const fields = {
  thingId: Id('the thing'),
  kind: OneOf(['wifi', 'scanner'], 'what it is'),
  lot: Type.Optional(Code('where it is from')),
};

export const contractOf = (data: TProperties): EventContract =>
  defineEvent({
    type: 'tests.thing.bought',
    topic: 'tests.thing.v1',
    description: 'A thing was bought.',
    always: ['pillar', 'communeUnitId', 'hamletId', 'pilotId', 'causationId'],
    data,
  });

export const contract = contractOf(fields);

/** The n-th id of version 7. */
export const uuid = (n: number): string => `018f4d3c-7a00-7abc-8def-${String(n).padStart(12, '0')}`;

const KINDS = ['wifi', 'scanner'];
const SOURCES = ['online', 'offline-sync', 'excel', 'paper'];
const PILLARS = ['government', 'economy', 'society'];

/** Sample number n; numbers 0 to 3 together cover the contract. */
export function sampleOf(
  n: number,
  changes: Partial<GoldenSample> = {},
  payload: Readonly<Record<string, unknown>> = {},
): GoldenSample {
  const value = {
    occurredAt: '2022-04-01T02:00:00.000Z',
    recordedAt: '2022-04-01T02:00:00.000Z',
    aggregateVersion: 1,
    programme: 'nghe-an-2022',
    communeUnitId: '17335@before-2025-07-01',
    hamletId: uuid(50),
    pilotId: uuid(51),
    pillar: PILLARS[n % 3],
    source: SOURCES[n % 4],
    synthetic: n % 2 === 0,
    actorRole: 'programme-lead',
    correlationId: uuid(90),
    causationId: uuid(52),
    thingId: uuid(100 + n),
    kind: KINDS[n % 2],
    ...(n === 0 ? { lot: 'A-1' } : {}),
    ...payload,
  };
  return {
    name: `tests.thing.bought.case-${n}`,
    release: 'current',
    topic: 'tests.thing.v1',
    key: uuid(100 + n),
    headers: binaryHeaders({ id: uuid(n), source: '/xaso/tests', type: 'tests.thing.bought' }),
    value,
    ...changes,
  };
}

export const samples: readonly GoldenSample[] = [0, 1, 2, 3].map((n) => sampleOf(n));

/** A package that passes and was never released. */
export const unreleased: ContractPackage = {
  events: [contract],
  samples,
  releases: [],
  changes: [{ version: '1.0.0', readers: 'nothing to do' }],
};
