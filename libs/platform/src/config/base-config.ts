import { CLAIMS } from '../auth/claims.js';
import { ROLES } from '../auth/roles.js';
import { flag, integer, list, oneOf, pairs, secret, text, url } from './fields.js';
import type { ConfigOf } from './load-config.js';

/** What whatever answers HTTP reads from its environment. */
export const edgeConfig = {
  PORT: integer({ min: 0, max: 65_535, default: 8080 }),
  HOST: text({ default: '127.0.0.1' }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { default: 'info' }),
  /** Coloured lines for a terminal instead of JSON. */
  LOG_PRETTY: flag(),
};

/** The values of `edgeConfig`. */
export type EdgeConfig = ConfigOf<typeof edgeConfig>;

/** What every service reads from its environment; a service adds its own variables to it. */
export const baseConfig = {
  ...edgeConfig,
  /** The service's own database, in its own role. */
  DATABASE_URL: secret(
    url({
      protocols: ['postgresql:', 'postgres:'],
      example: 'postgresql://surveys:password@127.0.0.1:5432/surveys',
    }),
  ),
  /** Becomes the search_path of every connection. */
  DATABASE_SCHEMA: text({
    default: 'public',
    pattern: /^[a-z_][a-z0-9_]{0,62}$/,
    rule: 'must be a plain lower-case schema name',
  }),
  /** Connections kept at most. */
  DATABASE_POOL: integer({ min: 1, max: 200, default: 10 }),
  KAFKA_BROKERS: list({ example: '127.0.0.1:9092' }),
  /** The `iss` that tokens must carry. */
  AUTH_ISSUER: text({ example: 'https://id.xaso.example' }),
  /** The `aud` that tokens must carry. */
  AUTH_AUDIENCE: text({ default: 'xaso' }),
  /** Public keys of the issuer: the path of a JWKS file, or its http(s) address. */
  AUTH_JWKS: text({ example: '/etc/xaso/jwks.json' }),
  /** Which claims of a token hold the role, the communes and the hamlets, as dotted paths; each has its own name unless told. */
  AUTH_CLAIMS: pairs({
    keys: CLAIMS,
    default: [],
    example: 'role=realm_access.roles,communes=xaso.communes',
  }),
  /** What roles of the issuer are here. The first of this list that a token has counts, and no other role is known. */
  AUTH_ROLES: pairs({ values: ROLES, default: [], example: 'so-tttt-admin=admin,can-bo-xa=commune-officer' }),
};

/** The values of `baseConfig`. */
export type BaseConfig = ConfigOf<typeof baseConfig>;
