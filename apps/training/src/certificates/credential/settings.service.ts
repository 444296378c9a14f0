import { type ConfigOf, list, optional, secret, text, url } from '@xaso/platform';
import { KEY_ID } from './issuer.js';
import type { IssuerSettings } from './issuer-keys.service.js';

/** What certificates read from the environment of the service. */
export const certificateConfig = {
  /** Seed of the Ed25519 key that signs, 32 bytes in base64url; without it certificates are verified and none issued. */
  CERTIFICATE_KEY: optional(
    secret(
      text({
        pattern: /^[A-Za-z0-9_-]{43}$/,
        rule: 'must be 32 bytes in base64url',
        example: 'openssl rand 32 | basenc --base64url | tr -d =',
      }),
    ),
  ),
  /** What the key is called in proofs and QR codes. A new key gets a new name. */
  CERTIFICATE_KEY_ID: text({ default: 'k1', pattern: KEY_ID, rule: 'must be up to 16 of a-z, 0-9 and -' }),
  /** Public keys of before, as `/issuer/keys/<id>` shows them: what they signed stays genuine. */
  CERTIFICATE_OLD_KEYS: list({ default: [], example: 'k0=z6Mk…' }),
  /** Who issues, as it is printed. */
  CERTIFICATE_ISSUER: text({ default: 'Ban điều hành thí điểm chuyển đổi số cấp xã' }),
  /** Where the world reaches this service. Certificates carry it: it should never change. */
  CERTIFICATE_ADDRESS: url({ default: 'http://127.0.0.1:8080/api/training' }),
};

export type CertificateConfig = ConfigOf<typeof certificateConfig>;

/** The settings as the keys are read from. */
export const settingsOf = (config: CertificateConfig): IssuerSettings => ({
  address: config.CERTIFICATE_ADDRESS,
  name: config.CERTIFICATE_ISSUER,
  key:
    config.CERTIFICATE_KEY === undefined
      ? undefined
      : { id: config.CERTIFICATE_KEY_ID, seed: config.CERTIFICATE_KEY },
  oldKeys: config.CERTIFICATE_OLD_KEYS,
});
