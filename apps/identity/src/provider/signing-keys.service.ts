import { readFile, stat } from 'node:fs/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { BACKGROUND, audit, CONFIG, Database, HealthRegistry, LOGGER } from '@xaso/platform';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import type { Logger } from 'pino';
import type { IdentityConfig } from '../config.js';
import { SYSTEM } from './system.js';

/** How long a file is trusted without another look at it. */
const LOOK_AGAIN_MS = 1_000;

/** The keys of one version of the file: the first signs, all are published. */
export interface SigningKeys {
  readonly current: string;
  readonly keys: readonly (JWK & { readonly kid: string })[];
}

/** The private keys of the file, followed as it changes. What cannot be read leaves those of before in use. */
@Injectable()
export class SigningKeysService implements OnModuleInit {
  #keys: SigningKeys | undefined;
  #version = '';
  #lookedAt = 0;
  #fault: string | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: IdentityConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(BACKGROUND) private readonly background: boolean,
    private readonly database: Database,
    health: HealthRegistry,
  ) {
    health.register({
      name: 'signing-keys',
      affects: 'degraded',
      check: async () => {
        await this.now();
        return this.#fault === undefined ? { ok: true } : { ok: false, detail: this.#fault };
      },
    });
  }

  async onModuleInit(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      throw new Error(
        `the keys that sign cannot be read (${reason(error)}); set SIGNING_KEYS to a private JWKS`,
        {
          cause: error,
        },
      );
    }
  }

  /** The keys as the file has them now; the same object as long as it has not changed. */
  async now(): Promise<SigningKeys> {
    if (Date.now() - this.#lookedAt > LOOK_AGAIN_MS) {
      try {
        await this.#read();
        this.#fault = undefined;
      } catch (error) {
        if (this.#fault === undefined)
          this.logger.error(
            { err: error },
            'the changed file of signing keys cannot be used; the keys of before stay',
          );
        this.#fault = 'the file of signing keys cannot be read; those of before are in use';
      }
    }
    if (!this.#keys) throw new Error('signing keys are asked for before they were read');
    return this.#keys;
  }

  async #read(): Promise<void> {
    this.#lookedAt = Date.now();
    const { mtimeMs, size, ino } = await stat(this.config.SIGNING_KEYS);
    const version = `${mtimeMs}/${size}/${ino}`;
    if (this.#keys && version === this.#version) return;
    const keys = await readSigningKeys(this.config.SIGNING_KEYS);
    this.#keys = keys;
    this.#version = version;
    if (this.background) await this.#tell(keys.current);
  }

  /** One row for each key that began to sign, however many processes see it. */
  async #tell(kid: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('xaso.identity.signing-key', 0))`);
      const [last] = await tx.query<{ subject_id: string }>(
        `select subject_id from audit_log where subject = 'signing-key' order by id desc limit 1`,
      );
      if (last?.subject_id === kid) return;
      await audit(tx, {
        actor: SYSTEM,
        action: 'signing-key.in-use',
        subject: 'signing-key',
        subjectId: kid,
      });
      this.logger.info({ kid }, 'another key signs from now on');
    });
  }
}

/** A JWKS or a single JWK, of private P-256 keys. */
async function readSigningKeys(path: string): Promise<SigningKeys> {
  const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
  const given: unknown[] = isRecord(parsed) && Array.isArray(parsed['keys']) ? parsed['keys'] : [parsed];
  const keys = await Promise.all(given.map(usable));
  const [first] = keys;
  if (!first) throw new Error('there is no key in it');
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new Error('two keys have one kid');
  return { current: first.kid, keys };
}

async function usable(value: unknown): Promise<JWK & { kid: string }> {
  if (!isRecord(value) || value['kty'] !== 'EC' || value['crv'] !== 'P-256' || typeof value['d'] !== 'string')
    throw new Error('a key in it is no private P-256 key');
  const { kty, crv, x, y, d, kid } = value as JWK;
  const jwk = { kty, crv, x, y, d, alg: 'ES256', use: 'sig' } as JWK;
  await importJWK(jwk, 'ES256');
  return { ...jwk, kid: kid ?? (await calculateJwkThumbprint(jwk)) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
