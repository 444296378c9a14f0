import { type Static, Type } from '@sinclair/typebox';
import { PILLARS } from '@xaso/kernel';

/** A UUID in lower case, as PostgreSQL prints it: ids are compared as text. */
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/** RFC 3339 in UTC and nothing looser: no offset, no space for the T, no leap second. */
const UTC_INSTANT = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?Z$';

/** An id that is local to its aggregate; it never identifies a person outside the owning database. */
export const Id = (description: string) => Type.String({ format: 'uuid', pattern: UUID, description });

/** A short code from a list that the owning service keeps, such as `CQS` or `nghe-an-2022`. */
export const Code = (description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$', description });

/**
 * A commune with its epoch, `17335@before-2025-07-01`: codes were re-used in 2025, so never the bare code. Which epochs there
 * are is the business of the library of units: the next reform must not need new topics.
 */
export const CommuneRef = (description: string) =>
  Type.String({ pattern: '^[0-9]{5}@(before|from)-[0-9]{4}-[0-9]{2}-[0-9]{2}$', description });

/** A point in time, RFC 3339 in UTC (`2022-05-31T17:00:00.000Z`). */
export const Instant = (description: string) =>
  Type.String({ format: 'date-time', pattern: UTC_INSTANT, description });

/** How many; never negative. */
export const Count = (description: string) => Type.Integer({ minimum: 0, description });

/** One value of a closed list. The list is frozen with the release: another value needs a new major version. */
export const OneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description });

/** How a fact came in: typed online, sent later by a device, from a workbook, from paper. */
export const SOURCES = ['online', 'offline-sync', 'excel', 'paper'] as const;
export type Source = (typeof SOURCES)[number];

/** The fields that every fact carries beside its own. A contract may make optional ones required for its fact. */
export const commonFields = {
  occurredAt: Instant('business time, given by the command'),
  recordedAt: Instant('when the owning service wrote it'),
  aggregateVersion: Type.Integer({ minimum: 1, description: 'grows by one with each fact of the aggregate' }),
  programme: Code('code of the programme the fact belongs to, e.g. nghe-an-2022'),
  communeUnitId: Type.Optional(CommuneRef('the commune it is about; absent where a fact spans communes')),
  hamletId: Type.Optional(Id('id of the hamlet in the programme service')),
  pilotId: Type.Optional(Id('id of the pilot in the programme service')),
  pillar: Type.Optional(OneOf(PILLARS, 'chính quyền số, kinh tế số, xã hội số')),
  source: OneOf(SOURCES, 'how the fact came in'),
  synthetic: Type.Boolean({
    description: 'true for demonstration data; carried to tables, figures and the screen',
  }),
  actorRole: Code('role of whoever did it, never who'),
  correlationId: Id('the request or chain of facts it belongs to'),
  causationId: Type.Optional(Id('id of the fact that caused it')),
} as const;

/** The common fields as one schema: `required` lists those that no fact lacks. */
export const commonSchema = Type.Object(commonFields);

/** The payload of a fact as far as all facts share it. */
export type CommonFields = Static<typeof commonSchema>;
export type CommonField = keyof CommonFields;

/** The common fields that a fact may lack, unless its contract requires them. */
export type OptionalCommonField = {
  [K in CommonField]-?: undefined extends CommonFields[K] ? K : never;
}[CommonField];

/** What the caller of the outbox says of all facts of one change; the rest is filled in when they are written. */
export type FactContext = Pick<
  CommonFields,
  'programme' | 'communeUnitId' | 'hamletId' | 'pilotId' | 'pillar' | 'source' | 'synthetic' | 'actorRole'
>;
