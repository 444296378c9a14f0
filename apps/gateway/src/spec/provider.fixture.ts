import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type JWK } from 'oidc-provider';
import { memory } from './provider-memory.fixture.js';

export const CLIENT_SECRET = 'a-secret-of-the-spec';
const SOON_S = 600;

/** Somebody who may sign in. */
export interface Person {
  readonly name: string;
  readonly login: string;
  /** Absent: the account has no role here. */
  role?: string;
  readonly communes?: '*' | readonly string[];
  readonly hamlets?: readonly string[];
}

/** A real OpenID provider that nobody here wrote. Who signs in is whoever `person` names; nothing is typed. */
export class SpecProvider {
  /** Who sits at the browser. */
  person = 'officer';
  /** True: the person says no. */
  declines = false;
  /** Seconds since the person typed the password, as far as the provider remembers. */
  passwordAgeS = 0;
  /** How often a person was asked to sign in. */
  asked = 0;
  /** Refresh grants that were asked for. */
  renewals = 0;
  /** True: it gives no tokens, as behind a broken proxy. */
  isAway = false;
  /** Seconds that access tokens live. */
  lifeS = SOON_S;

  private constructor(
    private readonly server: Server,
    private readonly provider: Provider,
    readonly issuer: string,
    /** Where it can be asked without going through the gateway. */
    readonly internal: string,
    readonly people: Map<string, Person>,
  ) {}

  /**
   * @param publicUrl the address of the gateway
   * @param own true: the issuer has an address of its own, apart from the gateway's
   */
  static async start(publicUrl: string, own = false, port = 0): Promise<SpecProvider> {
    const people = new Map<string, Person>([
      ['officer', { name: 'Nguyễn Thị Thử', login: 'canbo', role: 'commune-officer', communes: ['xa-thu'] }],
      [
        'viewer',
        { name: 'Người Xem Thử', login: 'xem', role: 'viewer', communes: '*', hamlets: ['17335-001'] },
      ],
      ['admin', { name: 'Quản Trị Thử', login: 'quantri', role: 'admin', communes: '*' }],
      ['nobody', { name: 'Chưa Có Vai', login: 'khong' }],
    ]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const issuer = own ? address : `${publicUrl}/id`;
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'spec', alg: 'ES256', use: 'sig' } as JWK;
    const self: { made?: SpecProvider } = {};
    const provider = new Provider(
      issuer,
      configurationOf(publicUrl, own, jwk, people, () => self.made),
    );
    provider.proxy = true;
    const made = new SpecProvider(server, provider, issuer, own ? address : `${address}/id`, people);
    self.made = made;
    provider.on('grant.success', (ctx) => {
      if (ctx.oidc.params?.['grant_type'] === 'refresh_token') made.renewals += 1;
    });
    server.on('request', (request, response) => void made.#answer(request, response, own ? '' : '/id'));
    return made;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse, prefix: string): Promise<void> {
    const url = request.url ?? '';
    if (url.startsWith(`${prefix}/interaction/`)) {
      this.asked += 1;
      const ts = Math.floor(Date.now() / 1_000) - this.passwordAgeS;
      const result = this.declines
        ? { error: 'access_denied', error_description: 'the person said no' }
        : { login: { accountId: this.person, ts } };
      await this.provider.interactionFinished(request, response, result);
      return;
    }
    if (url === `${prefix}/token` && this.isAway) {
      response.writeHead(502).end();
      return;
    }
    Object.assign(request, { originalUrl: url, url: url.slice(prefix.length) || '/' });
    await this.provider.callback()(request, response);
  }
}

type Configuration = NonNullable<ConstructorParameters<typeof Provider>[1]>;

function configurationOf(
  publicUrl: string,
  own: boolean,
  jwk: JWK,
  people: ReadonlyMap<string, Person>,
  made: () => SpecProvider | undefined,
): Configuration {
  return {
    adapter: memory(),
    jwks: { keys: [jwk] },
    cookies: { keys: ['a-key-of-the-spec'] },
    clients: [
      {
        client_id: 'gateway',
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${publicUrl}/session/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `${own ? '' : '/id'}/interaction/${uid}` },
    findAccount: (_ctx, id) => {
      const person = people.get(id);
      if (!person) return undefined;
      return {
        accountId: id,
        claims: async () => ({ sub: id, name: person.name, preferred_username: person.login }),
      };
    },
    extraTokenClaims: async (_ctx, token) => {
      const accountId = 'accountId' in token ? token.accountId : undefined;
      const { role, communes, hamlets } = people.get(accountId ?? '') ?? {};
      return { ...(role ? { role } : {}), communes, ...(hamlets ? { hamlets } : {}) };
    },
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          ctx.body = form;
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:xaso',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: 'xaso',
          accessTokenFormat: 'jwt',
          accessTokenTTL: made()?.lifeS ?? SOON_S,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? SOON_S,
      AuthorizationCode: 60,
      RefreshToken: 86_400,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 600,
      IdToken: 600,
    },
  };
}
