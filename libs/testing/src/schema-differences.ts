import { Database } from '@xaso/platform';
import type { TestService } from './test-service.js';

/** Statements that change tables and columns; keys, checks and indexes are written in SQL alone and not compared. */
const STRUCTURE =
  /^(CREATE TABLE|DROP TABLE|ALTER TABLE .* (ADD|DROP|RENAME|ALTER)( COLUMN)? "(?!FK_|PK_|UQ_|REL_|CHK_))/i;
const CONSTRAINT = / (ADD|DROP) CONSTRAINT /i;

/**
 * What TypeORM would change in the migrated database to fit the entity schemas: empty when both say the same of tables,
 * columns, types and nullability.
 */
export async function schemaDifferences(service: TestService): Promise<string[]> {
  const { dataSource } = service.app.get(Database);
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries
    .map(({ query }) => query)
    .filter((query) => STRUCTURE.test(query) && !CONSTRAINT.test(query));
}
