export { audit, auditRow, type AuditEntry } from './audit/audit.js';
export { assertCommune } from './auth/commune.js';
export { assertHamlet, forWholeCommunes, wholeCommunesOf } from './auth/hamlet.js';
export { CurrentActor, Public, Roles } from './auth/decorators.js';
export { actorOf, setActor } from './auth/request-actor.js';
export { ROLES, type Role } from './auth/roles.js';
export { APPROVERS, LEADS, RECORDERS } from './auth/who.js';
export { TokenVerifier } from './auth/token-verifier.js';
export { baseConfig, edgeConfig, type BaseConfig, type EdgeConfig } from './config/base-config.js';
export {
  flag,
  integer,
  list,
  oneOf,
  optional,
  pairs,
  secret,
  text,
  url,
  type Field,
  type Pairs,
} from './config/fields.js';
export {
  ConfigError,
  loadConfig,
  type ConfigFault,
  type ConfigOf,
  type ConfigSpec,
} from './config/load-config.js';
export { currentContext, runInContext, type RequestContext } from './context/request-context.js';
export { inSpan, type SpanOptions } from './context/span.js';
export { continueTrace } from './context/traceparent.js';
export { readBody } from './files/read-body.js';
export { ApiWorkbookBody, workbookBody } from './files/workbook-body.js';
export {
  assertAsDeclared,
  dispositionOf,
  DOCX,
  FILE_KINDS,
  fileNameOf,
  mediaTypeOf,
  XLSX,
} from './files/sent-file.js';
export { HealthRegistry, type HealthCheck, type HealthResult } from './health/health-registry.js';
export { canonicalJson, hashOf } from './idempotency/canonical-json.js';
export { IdempotencyKey, type IdempotentCall } from './idempotency/idempotency-key.decorator.js';
export { Idempotency } from './idempotency/idempotency.js';
export { createLogger } from './logs/logger.js';
export { redactPath } from './logs/redact-path.js';
export { migrate, pendingMigrations } from './migrations/migrate.js';
export { MigrationError, type MigrationSet } from './migrations/migration-files.js';
export { platformMigrations } from './migrations/platform-migrations.js';
export type { ServiceResponses } from './openapi/responses.js';
export { UseErrorBody, type ErrorBody } from './problems/error-body.js';
export { ProblemError, type Problem } from './problems/problem.js';
export { ProblemFilter } from './problems/problem.filter.js';
export { bootEdge, createEdge, type EdgeDefinition } from './service/boot-edge.js';
export { bootService } from './service/boot-service.js';
export { createService, type ServiceOptions } from './service/create-service.js';
export {
  defineService,
  type ServiceConfigSpec,
  type ServiceDefinition,
} from './service/service-definition.js';
export { BACKGROUND, CLOCK, CONFIG, LOGGER, METRICS, SERVICE } from './tokens.js';
export { typed } from './transactions/column-type.js';
export { onOwnConnection } from './transactions/own-connection.js';
export { Database } from './transactions/database.js';
export { isConnectionFault, sqlFault, type SqlFault } from './transactions/pg-faults.js';
export type { NewRow, Tx } from './transactions/tx.js';
export {
  CommuneThingListDto,
  CorrectionDto,
  OfPilotDto,
  OnDto,
  PilotThingListDto,
  ReasonedDto,
} from './validation/commune-things.dto.js';
export { IsDay } from './validation/is-day.js';
export { IsInstant, isInstant } from './validation/is-instant.js';
export { IsOptionalField } from './validation/is-optional-field.js';
export { PageDto } from './validation/page.dto.js';
export { PageLimit } from './validation/page-limit.js';
export { SeenDto } from './validation/seen.dto.js';
