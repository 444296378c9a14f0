import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@xaso/kernel';
import { CLOCK, CONFIG, ProblemError } from '@xaso/platform';
import type { GatewayConfig } from '../config.js';
import { takeOne, type Bucket } from './bucket.js';

export type Limited = 'account' | 'token' | 'device' | 'address' | 'signIn';

/** Callers kept in mind; whoever was not heard of for longest is forgotten first. */
const CALLERS_AT_MOST = 50_000;

const WHO: Readonly<Record<Limited, string>> = {
  account: 'Tài khoản này',
  token: 'Chương trình dùng mã truy cập này',
  device: 'Thiết bị này',
  address: 'Địa chỉ mạng này',
  signIn: 'Địa chỉ mạng này',
};

/** How much one caller may send, in this process. An office behind one address is many callers as soon as they are signed in. */
@Injectable()
export class Limits {
  readonly #perMinute: Readonly<Record<Limited, number>>;
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#perMinute = {
      account: config.RATE_ACCOUNT,
      token: config.RATE_TOKEN,
      device: config.RATE_DEVICE,
      address: config.RATE_ADDRESS,
      signIn: config.RATE_SIGN_IN,
    };
  }

  /** Counts one request. @throws ProblemError 429 when it is one too many */
  take(kind: Limited, key: string): void {
    const perMinute = this.#perMinute[kind];
    if (perMinute === 0) return;
    const name = `${kind} ${key}`;
    const { bucket, wait } = takeOne(this.#buckets.get(name), perMinute, this.clock.now().getTime());
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    const [oldest] = this.#buckets.size > CALLERS_AT_MOST ? this.#buckets.keys() : [];
    if (oldest !== undefined) this.#buckets.delete(oldest);
    if (wait === 0) return;
    const seconds = Math.ceil(wait / 1_000);
    throw new ProblemError(
      429,
      'too-many-requests',
      `${WHO[kind]} gửi quá nhiều yêu cầu; yêu cầu này chưa được thực hiện, không có gì bị mất. Hãy thử lại sau ${seconds} giây.`,
      { 'retry-after': String(seconds) },
    );
  }
}
