import type { KoaContextWithOIDC } from 'oidc-provider';
import { MOUNT } from '../config.js';

/**
 * Signs somebody out at once when the request shows the ID token of the account that is signed in: a page that asks again, or a
 * form that sends itself by a script, is not needed then. Without it somebody else's page could sign people out.
 * @returns whether it did; the answer is then a redirect
 */
export async function endSession(ctx: KoaContextWithOIDC): Promise<boolean> {
  const { session, client, entities, provider } = ctx.oidc;
  const hint = entities.IdTokenHint as { payload?: { sub?: unknown } } | undefined;
  if (!session || !client || !hint) return false;
  if (session.accountId !== undefined && session.accountId !== hint.payload?.sub) return false;
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (grantId === undefined) continue;
    await Promise.all(
      [provider.AccessToken, provider.AuthorizationCode, provider.RefreshToken].map((model) =>
        model.revokeByGrantId(grantId),
      ),
    );
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { path: MOUNT, signed: true });
  goBack(ctx);
  return true;
}

/**
 * Whoever has no session here any more is signed out already: the provider would answer with a form that a script sends, and
 * no script runs on these pages.
 */
export async function alreadySignedOut(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const { oidc } = ctx;
  if (oidc?.route === 'end_session' && ctx.status === 200 && oidc.session?.accountId === undefined)
    goBack(ctx);
}

/** To where the client asked for, which was checked to be an address of its own; else to the page that says so. */
function goBack(ctx: KoaContextWithOIDC): void {
  const { params, issuer } = ctx.oidc;
  const { post_logout_redirect_uri: asked, state } = params ?? {};
  const to = new URL(typeof asked === 'string' ? asked : `${issuer}/signed-out`);
  if (typeof state === 'string') to.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(to.href);
}
