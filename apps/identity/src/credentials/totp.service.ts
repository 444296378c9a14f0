import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@xaso/kernel';
import { CLOCK, type Tx } from '@xaso/platform';
import { Secret, TOTP } from 'otpauth';
import { type Credential, CredentialsStore } from './credentials.store.js';
import { KeysService } from './keys.service.js';

const PERIOD_S = 30;
/** Steps by which a phone's clock may be off. */
const DRIFT = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** No letter or figure that is taken for another one. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** One-time codes of authenticator apps (RFC 6238), and the codes for a day without the phone. */
@Injectable()
export class TotpService {
  constructor(
    private readonly keys: KeysService,
    private readonly credentials: CredentialsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new secret for the app; it counts once `confirm` was given a code of it. */
  async propose(tx: Tx, accountId: string): Promise<void> {
    const secret = new Secret({ size: SECRET_BYTES }).base32;
    await this.credentials.proposeTotp(tx, accountId, this.keys.seal(secret, accountId));
  }

  /** What the app reads: an `otpauth:` address, and its secret for whoever types it. */
  pending(
    { accountId, totpPending }: Credential,
    login: string,
  ): { address: string; secret: string } | undefined {
    if (totpPending === null) return undefined;
    const secret = this.keys.open(totpPending, accountId);
    return { address: totpOf(secret, login).toString(), secret };
  }

  /** The recovery codes, shown this once; undefined when the code is not of the proposed secret. */
  async confirm(tx: Tx, of: Credential, code: string): Promise<string[] | undefined> {
    const step = of.totpPending === null ? undefined : this.#stepOf(of.totpPending, of.accountId, code);
    if (step === undefined) return undefined;
    const codes = Array.from({ length: RECOVERY_CODES }, newCode);
    const hashes = codes.map((one) => this.keys.codeHash(asTyped(one), of.accountId));
    await this.credentials.switchOnTotp(tx, of.accountId, step, hashes);
    return codes;
  }

  /** Whether it is a code of the app that was not used before, or a recovery code that was not; it is used now. */
  async use(tx: Tx, of: Credential, code: string): Promise<'app' | 'recovery' | undefined> {
    if (of.totpSecret === null) return undefined;
    const step = this.#stepOf(of.totpSecret, of.accountId, code);
    if (step !== undefined) {
      if (of.totpLastStep !== null && step <= of.totpLastStep) return undefined;
      await this.credentials.usedStep(tx, of.accountId, step);
      return 'app';
    }
    const hash = this.keys.codeHash(asTyped(code), of.accountId);
    const used = await this.credentials.useRecoveryCode(tx, of.accountId, hash, this.clock.now());
    return used ? 'recovery' : undefined;
  }

  #stepOf(sealed: Buffer, accountId: string, code: string): number | undefined {
    const token = code.replace(/\s/gu, '');
    if (!/^\d{6}$/u.test(token)) return undefined;
    const timestamp = this.clock.now().getTime();
    const delta = totpOf(this.keys.open(sealed, accountId), '').validate({ token, timestamp, window: DRIFT });
    return delta === null ? undefined : Math.floor(timestamp / 1_000 / PERIOD_S) + delta;
  }
}

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Xã Số',
    label: label === '' ? 'xaso' : label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });

/** Five and five, 49 bits. */
function newCode(): string {
  const letter = (): string => ALPHABET.charAt(randomInt(ALPHABET.length));
  const five = (): string => Array.from({ length: 5 }, letter).join('');
  return `${five()}-${five()}`;
}

const asTyped = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/gu, '');
