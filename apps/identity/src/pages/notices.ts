import { safe } from './html.js';
import type { Lang } from './lang.js';
import { page, say } from './page.js';
import type { TextKey } from './texts.js';

/** Pages that only say something: a title, a text, and the way back. */
export type Notice =
  'expired' | 'bad-request' | 'server-error' | 'signed-out' | 'link-gone' | 'password-saved';

const NOTICES: Readonly<Record<Notice, { readonly title: TextKey; readonly text: TextKey }>> = {
  expired: { title: 'expired', text: 'expiredText' },
  'bad-request': { title: 'badRequest', text: 'badRequestText' },
  'server-error': { title: 'serverError', text: 'serverErrorText' },
  'signed-out': { title: 'signedOut', text: 'signedOutText' },
  'link-gone': { title: 'linkGone', text: 'linkGoneText' },
  'password-saved': { title: 'passwordSaved', text: 'passwordSavedText' },
};

/** @param home where the way back leads */
export function noticePage(lang: Lang, notice: Notice, home: string): string {
  const { title, text } = NOTICES[notice];
  const content = safe`<p>${say(lang, text)}</p><p><a class="button-like" href="${home}/">${say(lang, 'back')}</a></p>`;
  return page({ lang, title, content, here: notice === 'signed-out' ? '' : false });
}

export const errorPage = (lang: Lang, notice: 'bad-request' | 'server-error', home: string): string =>
  noticePage(lang, notice, home);

/** A refusal of the service as a page, in both languages: what it says comes in Vietnamese. */
export function refusalPage(detail: string, home: string): string {
  const content = safe`<p>${detail}</p><p lang="en">${say('en', 'badRequestText')}</p>
<p><a class="button-like" href="${home}">${say('vi', 'back')}</a></p>`;
  return page({ lang: 'vi', title: 'mistakes', content, here: false });
}
