import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Clock } from '@xaso/kernel';
import { CLOCK, CONFIG, ProblemError, TokenVerifier } from '@xaso/platform';
import * as oidc from 'openid-client';
import type { GatewayConfig } from '../config.js';
import { accountOf, internalOf } from './account.js';
import { lifeOfToken, type Account, type Grant } from './session.js';

/** What is remembered between the two halves of a sign-in. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The issuer, once it was found. */
interface Found {
  readonly plain: oidc.Configuration;
  /** Checks the signature of ID tokens as well. */
  readonly strict: oidc.Configuration;
  /** Says what the services will say of a token. */
  readonly verifier: TokenVerifier;
}

type Tokens = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;

/** The issuer is not waited for any longer. */
const PATIENCE_S = 5;
/** A token whose issuer does not say how long it lives. */
const SHORT_LIFE_S = 60;

/** The OpenID provider: any that knows the standard. Nothing is asked of it before somebody signs in. */
@Injectable()
export class Issuer {
  readonly #callback: string;
  /** How long ago a password may have been typed, seconds: whoever finds a browser that idled must know it. */
  readonly #maxAge: number;
  #found: Promise<Found> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#callback = `${config.PUBLIC_URL}/session/callback`;
    this.#maxAge = config.IDLE_MINUTES * 60;
  }

  /** The issuer's address to send a person to. @throws DomainError `issuer-away` */
  async invitation(): Promise<{ readonly address: string; readonly attempt: Attempt }> {
    const { plain } = await this.#issuer();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const address = oidc.buildAuthorizationUrl(plain, {
      redirect_uri: this.#callback,
      scope: this.config.OIDC_SCOPE,
      state: attempt.state,
      nonce: attempt.nonce,
      max_age: String(this.#maxAge),
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, attempt };
  }

  /**
   * Takes what the issuer sent a person back with.
   * @param query of the address they came back to
   * @returns undefined when the account has no role here
   * @throws DomainError `issuer-away`, and whatever openid-client finds wrong with the answer
   */
  async grant(query: string, attempt: Attempt): Promise<Grant | undefined> {
    const { plain, strict, verifier } = await this.#issuer();
    const tokens = await this.#ask(() =>
      oidc.authorizationCodeGrant(strict, new URL(`${this.#callback}${query}`), {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
        // Asked for in the browser's address, which whoever sits there can change: only the answer counts.
        maxAge: this.#maxAge,
      }),
    );
    const claims = tokens.claims() ?? { sub: '' };
    const actor = await roleIn(verifier, tokens);
    const named = 'name' in claims ? claims : { ...(await this.#more(plain, tokens, claims.sub)), ...claims };
    return actor?.id === claims.sub ? this.#grantOf(tokens, accountOf(named), actor) : undefined;
  }

  /**
   * The next token. @returns undefined when the issuer refuses: the account was blocked, signed out or has no role any more
   * @throws DomainError `issuer-away`
   */
  async renewed(grant: Grant): Promise<Grant | undefined> {
    const { refreshToken, idToken, account } = grant;
    if (refreshToken === undefined) return undefined;
    const { plain, verifier } = await this.#issuer();
    const tokens = await this.#refreshed(plain, refreshToken);
    if (!tokens) return undefined;
    // The old refresh token is spent: what cannot be looked up now must not cost the new one.
    const actor = await roleIn(verifier, tokens).catch(() => ({ ...grant, id: account.id }));
    if (actor?.id !== account.id) return undefined;
    return { refreshToken, ...(idToken ? { idToken } : {}), ...this.#grantOf(tokens, account, actor) };
  }

  /** Where a person goes to be signed out there as well. @throws DomainError `issuer-away` */
  async farewell(grant: Grant): Promise<string> {
    const { plain } = await this.#issuer();
    if (plain.serverMetadata().end_session_endpoint === undefined) return '/';
    return oidc.buildEndSessionUrl(plain, {
      post_logout_redirect_uri: `${this.config.PUBLIC_URL}/`,
      ...(grant.idToken ? { id_token_hint: grant.idToken } : {}),
    }).href;
  }

  /** From now on nobody gets a token with what this session had, if the issuer can do that. */
  async revoke({ refreshToken }: Grant): Promise<void> {
    const { plain } = await this.#issuer();
    if (refreshToken === undefined || plain.serverMetadata().revocation_endpoint === undefined) return;
    await this.#ask(() => oidc.tokenRevocation(plain, refreshToken, { token_type_hint: 'refresh_token' }));
  }

  async #refreshed(plain: oidc.Configuration, refreshToken: string): Promise<Tokens | undefined> {
    try {
      return await this.#ask(() => oidc.refreshTokenGrant(plain, refreshToken));
    } catch (error) {
      if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return undefined;
      throw error instanceof DomainError ? error : issuerAway(error);
    }
  }

  #grantOf(tokens: Tokens, account: Account, { role, communes, hamlets }: Scope): Grant {
    return {
      account,
      role,
      communes,
      ...(hamlets === undefined ? {} : { hamlets }),
      accessToken: tokens.access_token,
      ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
      ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
      ...lifeOfToken(this.clock.now(), tokens.expiresIn() ?? SHORT_LIFE_S),
    };
  }

  /** Some issuers keep the name out of the token. Who cannot be named is shown by the account's id. */
  async #more(
    plain: oidc.Configuration,
    { access_token: token }: Tokens,
    subject: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (plain.serverMetadata().userinfo_endpoint === undefined) return {};
    return oidc.fetchUserInfo(plain, token, subject).catch(() => ({}));
  }

  /** Found at the first need and kept; a failure is not kept. */
  #issuer(): Promise<Found> {
    this.#found ??= this.#discover().catch((error: unknown) => {
      this.#found = undefined;
      throw issuerAway(error);
    });
    return this.#found;
  }

  async #discover(): Promise<Found> {
    const { OIDC_ISSUER, OIDC_INTERNAL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config;
    const known = oidc.ClientSecretBasic(OIDC_CLIENT_SECRET);
    const insecure = OIDC_ISSUER.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const plain = await oidc.discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, undefined, known, {
      timeout: PATIENCE_S,
      execute: insecure,
      [oidc.customFetch]: this.#fetch,
    });
    const metadata = plain.serverMetadata();
    const strict = new oidc.Configuration(metadata, OIDC_CLIENT_ID, undefined, known);
    strict.timeout = PATIENCE_S;
    strict[oidc.customFetch] = this.#fetch;
    for (const prepare of [...insecure, oidc.enableNonRepudiationChecks]) prepare(strict);
    const keys = internalOf(metadata.jwks_uri ?? '', OIDC_ISSUER, OIDC_INTERNAL);
    // The gateway has no part in events.
    const verifier = new TokenVerifier({
      ...this.config,
      AUTH_ISSUER: OIDC_ISSUER,
      AUTH_JWKS: keys,
      KAFKA_BROKERS: [],
    });
    return { plain, strict, verifier };
  }

  /** From here the issuer may have another address than people know it by; it is told which one they use. */
  readonly #fetch: oidc.CustomFetch = async (address, options) => {
    const { OIDC_ISSUER, OIDC_INTERNAL } = this.config;
    const { protocol, host } = new URL(OIDC_ISSUER);
    const inside = internalOf(address, OIDC_ISSUER, OIDC_INTERNAL);
    const headers = new Headers(options.headers);
    if (inside !== address) {
      headers.set('x-forwarded-proto', protocol.slice(0, -1));
      headers.set('x-forwarded-host', host);
    }
    const answer = await fetch(inside, { ...options, headers });
    if (answer.status >= 500) throw new Error(`the issuer answered ${answer.status}`);
    return answer;
  };

  /** Tells an issuer that does not answer from one that refuses. */
  async #ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isAbsence(error) ? issuerAway(error) : error;
    }
  }
}

type Scope = Pick<Grant, 'role' | 'communes' | 'hamlets'>;

/** Whom the services will take a token for; undefined when they will refuse it. @throws DomainError when the keys are away */
async function roleIn(verifier: TokenVerifier, tokens: Tokens): Promise<Actor | undefined> {
  try {
    return await verifier.verify(`Bearer ${tokens.access_token}`);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** A connection, a time-out or an answer of a broken server, not an answer that says no. */
function isAbsence(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  if (!(error instanceof oidc.ClientError)) return false;
  return (
    error.code === 'OAUTH_TIMEOUT' ||
    error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ||
    error.code === undefined
  );
}

const issuerAway = (cause: unknown): DomainError =>
  Object.assign(
    new DomainError(
      'unavailable',
      'issuer-away',
      'Nơi đăng nhập tạm thời không trả lời. Những gì đang làm vẫn còn trên máy; hãy thử lại sau giây lát.',
    ),
    { cause },
  );

export function isIssuerAway(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'issuer-away';
}
