import { type EventContract, schemaId } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import { type SchemaChange, schemaChanges } from './compatibility.js';
import type { ContractPackage } from './contract-package.js';

/** A released fact that what is declared now cannot replace. */
export interface BrokenContract {
  /** `surveys.response.accepted`. */
  readonly type: string;
  /** `surveys.response.v1`. */
  readonly topic: string;
  /** Empty when the fact is declared no longer. */
  readonly changes: readonly SchemaChange[];
}

/** One release, compared with what is declared now. */
export interface ReleaseComparison {
  readonly version: string;
  /** Names of the facts that may go on as they are: `surveys.response.accepted.v1`. */
  readonly fine: readonly string[];
  readonly broken: readonly BrokenContract[];
  /** Files of the release that are not as they were frozen. */
  readonly tampering: readonly string[];
}

/**
 * Compares what is declared now with every release, oldest first: facts of all of them are on the topics for good, and
 * readers of all of them may still run.
 */
export function compareReleases({ events, releases }: ContractPackage): ReleaseComparison[] {
  const declared = new Map(events.map((contract) => [schemaId(contract.type, contract.topic), contract]));
  return releases.map(({ version, schemas, tampering }) => {
    const compared = schemas.map((schema) => compareOne(schema, declared.get(String(schema['$id']))));
    return {
      version,
      fine: compared.filter(({ broken }) => !broken).map(({ name }) => name),
      broken: compared.flatMap(({ broken }) => (broken ? [broken] : [])),
      tampering,
    };
  });
}

function compareOne(
  released: JsonSchema,
  contract: EventContract | undefined,
): { name: string; broken?: BrokenContract } {
  const { type, topic, name } = releasedFact(released);
  if (!contract) return { name, broken: { type, topic, changes: [] } };
  const changes = schemaChanges(released, contract.schema);
  return changes.length === 0 ? { name } : { name, broken: { type, topic, changes } };
}

/** What a released schema is of, by its `$id`: `urn:xaso:event:<type>:v<major>`. */
export function releasedFact(released: JsonSchema): { type: string; topic: string; name: string } {
  const [type = '', major = ''] = String(released['$id']).split(':').slice(-2);
  const aggregate = type.split('.').slice(0, 2).join('.');
  return { type, topic: `${aggregate}.${major}`, name: `${type}.${major}` };
}
