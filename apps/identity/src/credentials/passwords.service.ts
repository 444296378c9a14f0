import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { ProblemError } from '@xaso/platform';
import { normalised } from '../accounts/password-rule.js';

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** What may be hashed or wait for it; more at once would only make everybody wait in vain. */
const MOST_AT_ONCE = 64;

/** Hashes passwords and compares them. */
@Injectable()
export class PasswordsService {
  /** Compared with when there is no account, so that the time of an answer tells nothing. */
  readonly #nobody = hash(randomBytes(16), PARAMETERS);
  #atWork = 0;

  hash(password: string): Promise<string> {
    return this.#queued(() => hash(normalised(password), PARAMETERS));
  }

  /** Whether it is the password behind the hash; never without one, and no faster then. */
  async fits(password: string, hashed: string | null): Promise<boolean> {
    const fits = await this.#queued(async () => verify(hashed ?? (await this.#nobody), normalised(password)));
    return hashed !== null && fits;
  }

  async #queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.#atWork >= MOST_AT_ONCE)
      throw new ProblemError(
        503,
        'sign-in-busy',
        'Đang có quá nhiều lượt đăng nhập cùng lúc. Hãy thử lại sau giây lát.',
        { 'retry-after': '2' },
      );
    this.#atWork += 1;
    try {
      return await work();
    } finally {
      this.#atWork -= 1;
    }
  }
}
