import {
  type AdapterFactory,
  type Configuration,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import type { Account } from '../accounts/account.js';
import { type IdentityConfig, MOUNT } from '../config.js';
import { type Lang, langOf } from '../pages/lang.js';
import { errorPage } from '../pages/notices.js';
import { signOutPage } from '../pages/sign-out.js';
import { endSession } from './end-session.service.js';
import type { SigningKeys } from './signing-keys.service.js';

/** What the services are called as one resource: every access token is for it. */
const RESOURCE = 'urn:xaso:services';
const ACCESS_TOKEN_S = 10 * 60;
const CODE_S = 60;
const SIGNING_IN_S = 30 * 60;
/** After it somebody signs in again, whatever they did. */
export const SESSION_S = 12 * 3_600;
const SCOPES = 'openid profile';

export interface Parts {
  readonly adapterOf: AdapterFactory;
  /** The account of an id, if it may sign in. */
  readonly activeAccount: (id: string) => Promise<Account | undefined>;
}

/** How the OpenID provider works here. */
export function settingsOf(
  config: IdentityConfig,
  { keys, current }: SigningKeys,
  parts: Parts,
): Configuration {
  const { PUBLIC_URL, COOKIE_KEY, GATEWAY_CLIENT_SECRET, AUTH_AUDIENCE } = config;
  const cookie = {
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    secure: PUBLIC_URL.startsWith('https:'),
  } as const;
  return {
    adapter: parts.adapterOf,
    jwks: { keys: keys.map((key) => ({ ...key })) },
    clients: [
      {
        client_id: 'gateway',
        client_secret: GATEWAY_CLIENT_SECRET,
        redirect_uris: [`${PUBLIC_URL}/session/callback`],
        post_logout_redirect_uris: [`${PUBLIC_URL}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    responseTypes: ['code'],
    scopes: SCOPES.split(' '),
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'role'] },
    // The ID token says who it is: nobody has to ask again.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: {
      keys: [COOKIE_KEY],
      names: { session: 'xaso_id', interaction: 'xaso_id_step', resume: 'xaso_id_resume' },
      long: { ...cookie, path: MOUNT },
      short: cookie,
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_S,
      AuthorizationCode: CODE_S,
      IdToken: ACCESS_TOKEN_S,
      Interaction: SIGNING_IN_S,
      RefreshToken: SESSION_S,
      Session: (_ctx, session) => secondsLeft(session.loginTs),
      Grant: SESSION_S,
    },
    // Each is taken once; whoever shows one again has stolen it, and all that came of it ends.
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => true,
    interactions: {
      policy: interactionPolicy.base(),
      url: (_ctx, { uid }) => `${MOUNT}/sign-in/${uid}`,
    },
    loadExistingGrant: firstPartyGrant,
    findAccount: async (_ctx, id) => {
      const account = await parts.activeAccount(id);
      return (
        account && {
          accountId: id,
          claims: () => ({
            sub: id,
            name: account.name,
            preferred_username: account.login,
            role: account.role,
          }),
        }
      );
    },
    extraTokenClaims: async (_ctx, token) => {
      const account = 'accountId' in token ? await parts.activeAccount(String(token.accountId)) : undefined;
      if (!account) return undefined;
      const { role, communes, hamlets } = account;
      return { role, communes, ...(hamlets === null ? {} : { hamlets }) };
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => RESOURCE,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: '',
          audience: AUTH_AUDIENCE,
          accessTokenTTL: ACCESS_TOKEN_S,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256', kid: current } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          // Whoever shows the ID token of this very session is asked nothing.
          if (await endSession(ctx)) return;
          ctx.body = signOutPage(langIn(ctx), form);
        },
        postLogoutSuccessSource: async (ctx) => {
          ctx.redirect(`${MOUNT}/signed-out`);
        },
      },
    },
    renderError: async (ctx, { error }) => {
      ctx.type = 'html';
      ctx.body = errorPage(
        langIn(ctx),
        error === 'server_error' ? 'server-error' : 'bad-request',
        PUBLIC_URL,
      );
    },
  };
}

/** Of a session, counted from signing in and never from the last request; of one without anybody, the time to sign in. */
const secondsLeft = (signedInAt: number | undefined): number =>
  signedInAt === undefined
    ? SIGNING_IN_S
    : Math.max(signedInAt + SESSION_S - Math.floor(Date.now() / 1_000), 1);

/** Nobody is asked whether the installation may know them: the only client is its own. */
async function firstPartyGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, result, account } = ctx.oidc;
  if (!client || !session?.accountId || !account) return undefined;
  const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

const langIn = (ctx: KoaContextWithOIDC): Lang =>
  langOf(ctx.query['lang'], ctx.headers.cookie, ctx.query['ui_locales'], ctx.headers['accept-language']);
