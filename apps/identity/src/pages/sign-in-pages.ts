import { safe } from './html.js';
import type { Lang } from './lang.js';
import { field, form, page, say } from './page.js';

/** What every form of signing in has. */
export interface SignInForm {
  readonly lang: Lang;
  readonly uid: string;
  readonly token: string;
  readonly refused?: boolean;
  /** The form was too old to be taken. */
  readonly stale?: boolean;
}

export function signInPage({
  lang,
  uid,
  token,
  refused = false,
  stale = false,
  login = '',
}: SignInForm & { login?: string }): string {
  const fields = [
    field({
      id: 'login',
      label: say(lang, 'login'),
      autocomplete: 'username',
      first: login === '',
      faulty: refused,
      ...(login === '' ? {} : { value: login }),
    }),
    field({
      id: 'password',
      label: say(lang, 'password'),
      type: 'password',
      autocomplete: 'current-password',
      first: login !== '',
      faulty: refused,
      maxlength: 512,
    }),
  ];
  return page({
    lang,
    title: 'signIn',
    fault: faultOf(lang, refused && 'signInRefused', stale),
    content: safe`${form(`/id/sign-in/${uid}`, token, fields, say(lang, 'signIn'))}<p class="hint">${say(lang, 'forgotten')}</p>`,
  });
}

export function codePage({ lang, uid, token, refused = false, stale = false }: SignInForm): string {
  const code = field({
    id: 'code',
    label: say(lang, 'code'),
    hint: say(lang, 'codeHint'),
    autocomplete: 'one-time-code',
    first: true,
    faulty: refused,
    maxlength: 20,
  });
  return page({
    lang,
    title: 'codeTitle',
    fault: faultOf(lang, refused && 'codeRefused', stale),
    content: form(`/id/sign-in/${uid}/code`, token, [code], say(lang, 'codeButton')),
  });
}

const faultOf = (
  lang: Lang,
  refused: 'signInRefused' | 'codeRefused' | false,
  stale: boolean,
): string | undefined => (stale ? say(lang, 'formExpired') : refused ? say(lang, refused) : undefined);
