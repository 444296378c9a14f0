import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DomainError, type Clock } from '@xaso/kernel';
import { CLOCK, CONFIG, LOGGER } from '@xaso/platform';
import type { Logger } from 'pino';
import type { GatewayConfig } from '../config.js';
import { isIssuerAway, Issuer } from './issuer.service.js';
import { Seal } from './seal.service.js';
import { SessionStore, type Row } from './session.store.js';
import { idleUntil, isOver, isUsable, mustRenew, type Grant, type Session } from './session.js';

/** How long a session is believed without another look at the database: a sign-out in another process takes so long. */
const BELIEVED_MS = 5_000;
/** How often the database is told that somebody still works. */
const TOLD_MS = 30_000;
/** Sessions kept in mind. */
const KNOWN_AT_MOST = 5_000;
/** An issuer that did not answer is left alone for so long while tokens still do. */
const ISSUER_PAUSE_MS = 3_000;
const SWEEP_MS = 600_000;
const ID = /^[\w-]{43}$/;

interface Known {
  session: Session;
  readonly readAt: number;
  toldAt: number;
}

/** The sessions of this installation; several gateways share them through the database. */
@Injectable()
export class Sessions implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, Promise<Session | undefined>>();
  #issuerAwayUntil = 0;
  #sweep: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly store: SessionStore,
    private readonly issuer: Issuer,
    private readonly seal: Seal,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = (): void => {
      this.store
        .removeOver(this.clock.now())
        .catch((error: unknown) =>
          this.logger.warn({ err: error }, 'sessions that are over were not removed'),
        );
    };
    sweep();
    this.#sweep = setInterval(sweep, SWEEP_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#sweep);
  }

  /** The session of a cookie, if it was looked at just now and nothing is to be waited for. Counts as work. */
  known(id: string): Session | undefined {
    const known = this.#known.get(id);
    if (!known) return undefined;
    const now = this.clock.now();
    const { session, readAt } = known;
    if (now.getTime() - readAt > BELIEVED_MS || isOver(session, now) || mustRenew(session.grant, now))
      return undefined;
    this.#tell(id, known, now);
    return session;
  }

  /** The session of a cookie, its token renewed where it must be. Counts as work. @throws DomainError when that cannot be known */
  async use(id: string): Promise<Session | undefined> {
    const known = this.known(id);
    if (known) return known;
    const session = await this.look(id);
    const entry = this.#known.get(id);
    if (session && entry) this.#tell(id, entry, this.clock.now());
    return session;
  }

  /** The same, without counting as work: a page that asks whether it is still signed in does not keep itself so. */
  async look(id: string): Promise<Session | undefined> {
    if (!ID.test(id)) return undefined;
    const asked = this.#asked.get(id);
    if (asked) return asked;
    const looking = this.#read(id).finally(() => this.#asked.delete(id));
    this.#asked.set(id, looking);
    return looking;
  }

  /** Begins a session, always under a new id; the one that the browser had before is over. */
  async begin(grant: Grant, before: string | undefined): Promise<string> {
    if (before !== undefined) await this.end(before);
    const id = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const endsAt = new Date(now.getTime() + this.config.SESSION_HOURS * 3_600_000);
    await this.store.insert({
      idHash: hashOf(id),
      accountId: grant.account.id,
      sealed: this.seal.close(grant, id),
      createdAt: now,
      idleUntil: idleUntil(now, this.config.IDLE_MINUTES, endsAt),
      endsAt,
    });
    return id;
  }

  /** Nothing is left of it, not even where somebody is just looking at it. */
  async end(id: string): Promise<void> {
    if (!ID.test(id)) return;
    await this.store.remove(hashOf(id));
    await this.#asked.get(id)?.catch(() => undefined);
    this.#known.delete(id);
  }

  async #read(id: string): Promise<Session | undefined> {
    const now = this.clock.now();
    const row = await this.store.find(hashOf(id));
    const stored = row && this.#opened(row, id);
    const session = row && stored && !isOver(stored, now) ? await this.#renewed(row, stored, id) : undefined;
    const toldAt = this.#known.get(id)?.toldAt ?? 0;
    this.#known.delete(id);
    if (!session) return undefined;
    this.#known.set(id, { session, readAt: now.getTime(), toldAt });
    const [oldest] = this.#known.keys();
    if (this.#known.size > KNOWN_AT_MOST && oldest !== undefined) this.#known.delete(oldest);
    return session;
  }

  /** One renewal at a time: whoever waits for the lock finds the token that the other got. */
  async #renewed(row: Row, stored: Session, id: string): Promise<Session | undefined> {
    const now = this.clock.now();
    if (!mustRenew(stored.grant, now)) return stored;
    const usable = isUsable(stored.grant, now);
    if (usable && now.getTime() < this.#issuerAwayUntil) return stored;
    try {
      const next = await this.store.exclusively(row.idHash, async (current) => {
        const opened = this.#opened(current, id);
        if (opened && !mustRenew(opened.grant, now)) return current;
        const grant = opened && (await this.issuer.renewed(opened.grant));
        if (!grant)
          this.logger.info(
            { account: row.accountId },
            'the issuer gives no further token; the session is over',
          );
        return grant && { ...current, sealed: this.seal.close(grant, id) };
      });
      return next && this.#opened(next, id);
    } catch (error) {
      if (isIssuerAway(error)) this.#issuerAwayUntil = now.getTime() + ISSUER_PAUSE_MS;
      if (usable && error instanceof DomainError && error.kind === 'unavailable') return stored;
      throw error;
    }
  }

  #opened({ sealed, idleUntil: idle, endsAt, accountId }: Row, id: string): Session | undefined {
    const grant = this.seal.open(sealed, id) as Grant | undefined;
    // What was done a moment ago the database may not have heard of yet.
    const heard = this.#known.get(id)?.session.idleUntil ?? idle;
    if (grant) return { grant, idleUntil: heard > idle ? heard : idle, endsAt };
    this.logger.warn(
      { account: accountId },
      'a stored session cannot be opened: SESSION_KEY or the row was changed',
    );
    return undefined;
  }

  /** Puts the idle end off; the database hears of it now and then. */
  #tell(id: string, known: Known, now: Date): void {
    if (now.getTime() - known.toldAt < TOLD_MS) return;
    known.toldAt = now.getTime();
    const until = idleUntil(now, this.config.IDLE_MINUTES, known.session.endsAt);
    known.session = { ...known.session, idleUntil: until };
    this.store
      .touch(hashOf(id), until)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'the work in a session was not noted'));
  }
}

/** What the database knows of a cookie's value. */
export function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
