import { type Static, Type } from '@sinclair/typebox';
import { PILLARS } from '@xaso/kernel';

/** An id that is local to its aggregate; it never identifies a person outside the owning database. */
export const Id = (description?: string) => Type.String({ format: 'uuid', ...(description ? { description } : {}) });

/** A short code from a list that the owning service keeps, such as `CQS` or `nghe-an-2022`. */
export const Code = (description?: string) =>
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$', ...(description ? { description } : {}) });

/** An administrative unit with its epoch, `17335@before-2025-07-01`: codes were re-used in 2025, so never the bare code. */
export const UnitRef = () => Type.String({ pattern: '^\\d{2,5}@(before-2025-07-01|from-2025-07-01)$' });

export const Instant = (description: string) => Type.String({ format: 'date-time', description });

export const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const OneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description });

/** How a fact came in: typed online, sent later by a device, from a workbook, from paper. */
export const SOURCES = ['online', 'offline-sync', 'excel', 'paper'] as const;
export type Source = (typeof SOURCES)[number];

/** The fields that every fact carries beside its own. */
export const commonFields = {
  occurredAt: Instant('business time, given by the command'),
  recordedAt: Instant('when the owning service wrote it'),
  aggregateVersion: Type.Integer({ minimum: 1, description: 'grows by one with each fact of the aggregate' }),
  programme: Code('code of the programme the fact belongs to'),
  communeUnitId: Type.Optional(UnitRef()),
  hamletId: Type.Optional(Id('id of the hamlet in the programme service')),
  pilotId: Type.Optional(Id('id of the pilot in the programme service')),
  pillar: Type.Optional(OneOf(PILLARS, 'chính quyền số, kinh tế số, xã hội số')),
  source: OneOf(SOURCES, 'how the fact came in'),
  synthetic: Type.Boolean({ description: 'true for demonstration data; carried to tables, figures and the screen' }),
  actorRole: Code('role of whoever did it, never who'),
  correlationId: Id('the request or chain of facts it belongs to'),
  causationId: Type.Optional(Id('the fact that caused it')),
} as const;

const CommonObject = Type.Object(commonFields);
export type CommonFields = Static<typeof CommonObject>;
export type CommonField = keyof CommonFields;

/** What the caller of the outbox says of all facts of one change; the rest is filled in when they are written. */
export type FactContext = Pick<
  CommonFields,
  'programme' | 'communeUnitId' | 'hamletId' | 'pilotId' | 'pillar' | 'source' | 'synthetic' | 'actorRole'
>;
