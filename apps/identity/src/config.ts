import { baseConfig, type ConfigOf, flag, list, secret, text } from '@xaso/platform';

const key = () =>
  secret(
    text({
      pattern: /^[A-Za-z0-9_-]{43}$/,
      rule: 'must be 32 bytes in base64url',
      example: 'openssl rand 32 | basenc --base64url | tr -d =',
    }),
  );

/** What the identity service reads from its environment. */
export const config = {
  ...baseConfig,
  /** Nothing is published or read: the address is taken, as of every service, and not used. */
  KAFKA_BROKERS: list({ default: ['127.0.0.1:9092'] }),
  /** Where people reach the installation; the issuer is `<PUBLIC_URL>/id`. */
  PUBLIC_URL: text({
    default: 'http://127.0.0.1:8080',
    pattern: /^https?:\/\/[a-z0-9.[\]:-]+$/,
    rule: 'must be an address in lower case without a path and without a slash at its end',
  }),
  /** File of the private keys that sign, ES256: a JWKS whose first key signs, or one JWK. */
  SIGNING_KEYS: text({ example: '/etc/xaso/keys/private.jwk.json' }),
  /** Signs cookies and forms. */
  COOKIE_KEY: key(),
  /** Encrypts what authenticator apps share with this service. */
  TOTP_KEY: key(),
  /** What the gateway proves itself with. */
  GATEWAY_CLIENT_SECRET: secret(
    text({ pattern: /^[\x21-\x7e]{32,200}$/, rule: 'must have 32 to 200 visible ASCII characters' }),
  ),
  /** True in an installation that exists to be looked at: accounts with printed passwords may be made. */
  DEMONSTRATION: flag(),
};

export type IdentityConfig = ConfigOf<typeof config>;

/** Below which path everything of the OpenID provider and its pages lies. */
export const MOUNT = '/id';

/** The `iss` of what is signed here. */
export const issuerOf = ({ PUBLIC_URL }: Pick<IdentityConfig, 'PUBLIC_URL'>): string => PUBLIC_URL + MOUNT;
