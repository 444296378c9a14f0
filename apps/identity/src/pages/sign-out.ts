import { Html, safe } from './html.js';
import type { Lang } from './lang.js';
import { page, say } from './page.js';

/** The id that the provider gives its form. */
const FORM = 'op.logoutForm';

/**
 * Asks whoever came without their ID token, so that no other page signs them out.
 * @param given the form of the provider, which is markup and has no button
 */
export const signOutPage = (lang: Lang, given: string): string =>
  page({
    lang,
    title: 'signOutAsk',
    content: safe`${new Html(given)}<button type="submit" form="${FORM}" name="logout" value="yes">${say(lang, 'signOutButton')}</button>`,
    here: false,
  });
