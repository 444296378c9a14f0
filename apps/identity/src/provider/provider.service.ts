import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { BACKGROUND, CONFIG, Database, LOGGER } from '@xaso/platform';
import { errors, Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import type { Account } from '../accounts/account.js';
import { AccountsStore } from '../accounts/accounts.store.js';
import type { SignedIn } from '../accounts/own-account.service.js';
import { type IdentityConfig, issuerOf, MOUNT } from '../config.js';
import { alreadySignedOut } from './end-session.service.js';
import { PayloadsStore } from './payloads.store.js';
import { settingsOf } from './settings.service.js';
import { type SigningKeys, SigningKeysService } from './signing-keys.service.js';

const CLEAN_EVERY_MS = 10 * 60_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An interaction: what somebody is asked before the flow goes on. */
export interface Interaction {
  readonly uid: string;
  /** `login`, or `consent` that nobody is asked for here. */
  readonly prompt: string;
  readonly uiLocales: string | undefined;
}

/** The OpenID provider. Another one takes its place when the signing keys change: what it keeps is in the database. */
@Injectable()
export class ProviderService implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  #made: { readonly keys: SigningKeys; readonly provider: Provider; readonly handle: Handler } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: IdentityConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(BACKGROUND) private readonly background: boolean,
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly payloads: PayloadsStore,
    private readonly signingKeys: SigningKeysService,
  ) {}

  /** What is signed here has to be what is trusted here, and everywhere else. */
  onModuleInit(): void {
    const issuer = issuerOf(this.config);
    if (this.config.AUTH_ISSUER !== issuer)
      throw new Error(
        `AUTH_ISSUER is ${this.config.AUTH_ISSUER}, and PUBLIC_URL makes it ${issuer}; set both alike`,
      );
  }

  onApplicationBootstrap(): void {
    if (!this.background) return;
    this.#timer = setInterval(() => {
      this.payloads.purgeExpired().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'expired sessions were not removed; the next try is in ten minutes');
      });
    }, CLEAN_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /**
   * Answers a request to the protocol's own addresses. What a caller says of host and protocol is replaced by PUBLIC_URL:
   * addresses that are made from it lead nowhere else.
   */
  async handler(): Promise<Handler> {
    const { handle } = await this.#current();
    return (request, response) => handle(this.#asPublic(request), response);
  }

  #asPublic(request: IncomingMessage & { originalUrl?: string }): IncomingMessage {
    const { host, protocol } = new URL(this.config.PUBLIC_URL);
    const { headers } = request;
    for (const name of Object.keys(headers))
      if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name];
    Object.assign(headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
    // Some callers send the whole address; its host is theirs.
    const target = (request.url ?? '').replace(/^[a-z]+:\/\/[^/]*/i, '');
    request.originalUrl = target;
    request.url = target.slice(MOUNT.length);
    return request;
  }

  /** What the interaction of this request waits for; undefined when it ran out or its cookie is not ours. */
  async interaction(request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> {
    const { provider } = await this.#current();
    try {
      const { uid, prompt, params } = await provider.interactionDetails(request, response);
      const locales = params['ui_locales'];
      return { uid, prompt: prompt.name, uiLocales: typeof locales === 'string' ? locales : undefined };
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  /** The address at which the flow goes on for whoever proved who they are. */
  async signedIn(request: IncomingMessage, response: ServerResponse, accountId: string): Promise<string> {
    const { provider } = await this.#current();
    return provider.interactionResult(request, response, { login: { accountId, remember: false } });
  }

  /** Who is signed in here by their cookie. */
  async session(request: IncomingMessage, response: ServerResponse): Promise<SignedIn | undefined> {
    const { provider } = await this.#current();
    const { accountId, uid } = await provider.Session.get(provider.createContext(request, response));
    return accountId === undefined ? undefined : { accountId, session: uid };
  }

  async #current() {
    const keys = await this.signingKeys.now();
    if (this.#made?.keys !== keys) this.#made = this.#make(keys);
    return this.#made;
  }

  #make(keys: SigningKeys) {
    const settings = settingsOf(this.config, keys, {
      adapterOf: (model) => this.payloads.adapterOf(model),
      activeAccount: (id) => this.#active(id),
    });
    const provider = new Provider(issuerOf(this.config), settings);
    // Both headers are set by `handle` alone.
    provider.proxy = true;
    provider.use(alreadySignedOut);
    provider.on('server_error', (_ctx, error) => {
      this.logger.error({ err: error }, 'the OpenID provider failed for an unforeseen reason');
    });
    return { keys, provider, handle: provider.callback() };
  }

  async #active(id: string): Promise<Account | undefined> {
    const account = await this.accounts.find(this.database, id);
    return account?.status === 'active' ? account : undefined;
  }
}
