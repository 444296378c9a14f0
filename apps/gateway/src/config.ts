import {
  baseConfig,
  edgeConfig,
  integer,
  list,
  optional,
  secret,
  text,
  url,
  type ConfigOf,
} from '@xaso/platform';

/** Requests a minute; 0 is no limit. The whole minute's worth may come at once. */
const perMinute = (usual: number) => integer({ min: 0, max: 10_000_000, default: usual });

export const gatewayConfig = {
  ...edgeConfig,
  DATABASE_URL: baseConfig.DATABASE_URL,
  DATABASE_SCHEMA: baseConfig.DATABASE_SCHEMA,
  DATABASE_POOL: baseConfig.DATABASE_POOL,
  AUTH_AUDIENCE: baseConfig.AUTH_AUDIENCE,
  AUTH_CLAIMS: baseConfig.AUTH_CLAIMS,
  AUTH_ROLES: baseConfig.AUTH_ROLES,
  /** The services behind the gateway and where they listen. */
  SERVICES: text({
    example: 'surveys=http://surveys:8080,indicators=http://indicators:8080',
    pattern: /^[a-z-]+=https?:\/\/[^\s,=]+(,[a-z-]+=https?:\/\/[^\s,=]+)*$/,
    rule: 'must be a list of name=address, separated by commas',
  }),
  /** The one address that people, phones and programs know. */
  PUBLIC_URL: text({
    example: 'https://xaso.example',
    pattern: /^https?:\/\/[^/\s?#@]+$/,
    rule: 'must be scheme and host, without a path and without a slash at its end',
  }),
  /** Further values of `Host` that are answered, each with its port if that is not the usual one. */
  ALLOWED_HOSTS: list({ default: [], example: 'xaso.lan,192.168.1.20:8080' }),
  /** Addresses or networks of proxies in front of the gateway, whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: list({ default: [], example: '10.0.0.7,172.16.0.0/12' }),
  /** Folder of the built web application. */
  CONSOLE_FOLDER: optional(text({ example: '/xaso/apps/console/dist' })),
  OIDC_ISSUER: url({ example: 'https://xaso.example/id' }),
  /** Where the gateway itself reaches the issuer, when that is not the issuer's public address. */
  OIDC_INTERNAL: optional(url({ example: 'http://identity:8080/id' })),
  OIDC_CLIENT_ID: text({ default: 'gateway' }),
  OIDC_CLIENT_SECRET: secret(text()),
  OIDC_SCOPE: text({ default: 'openid profile' }),
  /** 32 random bytes in base64url: what is kept of sessions is sealed with it. Another one ends all sessions. */
  SESSION_KEY: secret(
    text({
      example: '32-random-bytes-in-base64url',
      pattern: /^[\w-]{43}=?$/,
      rule: 'must be 32 bytes in base64url',
    }),
  ),
  /** A session that nothing is done with for so long is over. */
  IDLE_MINUTES: integer({ min: 1, max: 1_440, default: 60 }),
  /** And so is one this old. */
  SESSION_HOURS: integer({ min: 1, max: 168, default: 12 }),
  RATE_ACCOUNT: perMinute(1_200),
  RATE_TOKEN: perMinute(6_000),
  RATE_DEVICE: perMinute(1_200),
  RATE_ADDRESS: perMinute(1_200),
  /** Beginnings of a sign-in from one address; a commune office shares one. */
  RATE_SIGN_IN: perMinute(120),
  /** Bytes of a body at most, in units of 1,048,576; services ask for less where they can. */
  UPLOAD_MB: integer({ min: 1, max: 1_024, default: 25 }),
  /** PEM files; with both of them the gateway speaks HTTPS by itself. */
  TLS_CERT: optional(text({ example: '/etc/xaso/tls.crt' })),
  TLS_KEY: optional(text({ example: '/etc/xaso/tls.key' })),
};

export type GatewayConfig = ConfigOf<typeof gatewayConfig>;
