import * as client from 'openid-client';
import { Browser, GATEWAY_SECRET, ISSUER, PASSWORD, PUBLIC, type Shown } from './identity.fixture.js';

const CALLBACK = `${PUBLIC}/session/callback`;

/** What a sign-in was begun with. */
export interface Begun {
  readonly address: string;
  readonly checks: client.AuthorizationCodeGrantChecks;
}

/** The gateway's part, played by a client library that nobody here wrote. */
export class ForeignClient {
  private constructor(
    readonly config: client.Configuration,
    readonly service: string,
  ) {}

  static async of(service: string, secret = GATEWAY_SECRET): Promise<ForeignClient> {
    const toService: client.CustomFetch = (url, init) => {
      const { pathname, search } = new URL(url);
      return fetch(new URL(pathname + search, service), init);
    };
    const metadata = { client_secret: secret, id_token_signed_response_alg: 'ES256' };
    const config = await client.discovery(
      new URL(ISSUER),
      'gateway',
      metadata,
      client.ClientSecretBasic(secret),
      { [client.customFetch]: toService },
    );
    return new ForeignClient(config, service);
  }

  async begin(more: Record<string, string> = {}): Promise<Begun> {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
    const url = client.buildAuthorizationUrl(this.config, {
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      ...more,
    });
    return { address: url.href, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
  }

  finish(callback: string, checks: client.AuthorizationCodeGrantChecks) {
    return client.authorizationCodeGrant(this.config, new URL(callback), checks);
  }

  refresh(token: string | undefined) {
    return client.refreshTokenGrant(this.config, token ?? '');
  }

  signOutAddress(idToken: string | undefined): string {
    return client.buildEndSessionUrl(this.config, {
      post_logout_redirect_uri: `${PUBLIC}/`,
      ...(idToken === undefined ? {} : { id_token_hint: idToken }),
    }).href;
  }

  /** From the first redirect to the tokens, with the password alone. */
  async signIn(login: string, browser = new Browser(this.service), password = PASSWORD) {
    const { address, checks } = await this.begin();
    await browser.open(address);
    const after = await browser.submit({ login, password });
    return { browser, tokens: await this.finish(after.url, checks) };
  }
}

/** The page after a try with this login and password in a flow of its own. */
export async function attempt(to: ForeignClient, login: string, password: string): Promise<Shown> {
  const browser = new Browser(to.service);
  await browser.open((await to.begin()).address);
  return browser.submit({ login, password });
}
