import { type Html, safe } from './html.js';
import type { Lang } from './lang.js';
import { field, form, page, say } from './page.js';

export interface SetPasswordForm {
  readonly lang: Lang;
  /** Of the link. */
  readonly link: string;
  /** Of the form. */
  readonly token: string;
  /** Undefined when one is to be chosen: by the first administrator. */
  readonly login: string | undefined;
  readonly typed?: { readonly login: string; readonly name: string };
  readonly fault?: string | undefined;
}

export function setPasswordPage({ lang, link, token, login, typed, fault }: SetPasswordForm): string {
  const faulty = fault !== undefined;
  const who: Html[] =
    login === undefined
      ? [
          field({
            id: 'login',
            label: say(lang, 'login'),
            hint: say(lang, 'loginRule'),
            autocomplete: 'username',
            value: typed?.login ?? '',
            maxlength: 64,
            faulty,
          }),
          field({
            id: 'name',
            label: say(lang, 'name'),
            autocomplete: 'name',
            value: typed?.name ?? '',
            maxlength: 100,
            faulty,
          }),
        ]
      : [
          // Programs that keep passwords look for the login in the form.
          safe`<div class="field"><label for="username">${say(lang, 'forLogin')}</label>
<input id="username" name="username" autocomplete="username" value="${login}" readonly></div>`,
        ];
  return page({
    lang,
    title: login === undefined ? 'firstAdmin' : 'setPassword',
    fault,
    content: form(`/id/key/${link}`, token, [...who, ...newPassword(lang, faulty)], say(lang, 'save')),
  });
}

/** The new password, twice. */
export const newPassword = (lang: Lang, faulty: boolean): Html[] => [
  field({
    id: 'password',
    label: say(lang, 'newPassword'),
    hint: say(lang, 'passwordRule'),
    type: 'password',
    autocomplete: 'new-password',
    maxlength: 512,
    faulty,
  }),
  field({
    id: 'again',
    label: say(lang, 'passwordAgain'),
    type: 'password',
    autocomplete: 'new-password',
    maxlength: 512,
    faulty,
  }),
];
