import { readdirSync, readFileSync } from 'node:fs';
import { defineEvent, type EventContract, Id, type JsonSchema, OneOf } from '@xaso/contracts-common';

/** One version of what a service publishes. */
export interface ContractVersion {
  readonly name: string;
  readonly events: readonly EventContract[];
  /** The payload as this version writes it; as the present one does unless told. */
  readonly write?: (type: string, data: object) => object;
}

const contracts = new URL('../../../../libs/contracts/', import.meta.url);

/** A version as it was released: the frozen schemas and nothing of the present code. */
export function releasedVersion(service: string, version: string): ContractVersion {
  const folder = new URL(`${service}/released/${version}/schemas/`, contracts);
  const events = readdirSync(folder).map((file) => {
    const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as JsonSchema;
    const [type = '', major = ''] = String(schema['$id']).split(':').slice(3);
    const topic = [...type.split('.').slice(0, 2), major].join('.');
    return { type, topic, description: `as released with ${version}`, schema };
  });
  return { name: `${service} ${version}`, events };
}

/** What a version to come changes in a fact: the optional field it adds, and the one it says no longer. */
export interface SchemaStep {
  readonly adds: Readonly<Record<string, JsonSchema>>;
  readonly leavesOut?: string;
}

/** The contract with the step taken. */
export function stepped<C extends EventContract>(contract: C, { adds, leavesOut }: SchemaStep): C {
  const { schema } = contract;
  const kept = Object.entries(schema.properties ?? {}).filter(([name]) => name !== leavesOut);
  return { ...contract, schema: { ...schema, properties: { ...Object.fromEntries(kept), ...adds } } };
}

/** How long a reviewer looked: nobody has asked for it yet. */
const minutes: JsonSchema = { type: 'integer', minimum: 0, description: 'minutes that the review took' };

/** A fact that no reader of today knows: somebody wants a form to be looked at once more. */
export const ResponseFlagged = defineEvent({
  type: 'surveys.response.flagged',
  topic: 'surveys.response.v1',
  description: 'Somebody asked for another look at the form.',
  data: { responseId: Id('the filled form'), urgency: OneOf(['low', 'high'], 'how soon') },
});

/** A fact of pilots that no reader of today knows. */
export const PilotPaused = defineEvent({
  type: 'programme.pilot.paused',
  topic: 'programme.pilot.v1',
  always: ['communeUnitId', 'pilotId'],
  description: 'The pilot rests.',
  data: { urgency: OneOf(['low', 'high'], 'how soon it goes on') },
});

/** Optional fields that facts of a kind lose with the next version. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'surveys.response.submitted': 'mode',
  'surveys.response.accepted': 'mode',
  'surveys.response.voided': 'mode',
  'programme.pilot.phase-changed': 'documentId',
};

/**
 * The version to come of what a service publishes: every fact has a further optional field, some lose one, and there is a
 * fact of a new type. All of it is allowed within a major version.
 */
export function nextVersion(
  service: string,
  present: readonly EventContract[],
  newcomer: EventContract,
): ContractVersion {
  const events = present.map((contract) => {
    const leavesOut = LEFT_OUT[contract.type];
    return stepped(contract, { adds: { reviewMinutes: minutes }, ...(leavesOut ? { leavesOut } : {}) });
  });
  const types = new Set(present.map(({ type }) => type));
  const write: ContractVersion['write'] = (type, data) => {
    if (!types.has(type)) return data;
    const kept = Object.entries(data).filter(([name]) => name !== LEFT_OUT[type]);
    return { ...Object.fromEntries(kept), reviewMinutes: 4 };
  };
  return { name: `${service} next`, events: [...events, newcomer], write };
}
