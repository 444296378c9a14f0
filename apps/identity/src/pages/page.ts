import { createHash } from 'node:crypto';
import { type Html, safe } from './html.js';
import type { Lang } from './lang.js';
import { STYLE } from './style.js';
import { TEXTS, type TextKey } from './texts.js';

/** The style as a file that may be kept: another style has another address. */
export const STYLE_PATH = '/id/style.css';
const STYLE_HREF = `${STYLE_PATH}?v=${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}`;

export const say = (lang: Lang, key: TextKey): string => TEXTS[key][lang];

export interface Page {
  readonly lang: Lang;
  readonly title: TextKey;
  readonly content: Html;
  /** What went wrong, said first and named in the title of the window. */
  readonly fault?: string | undefined;
  /** What went well. */
  readonly notice?: string | undefined;
  /** Where the page is asked for in another language, when that is not its own address; false where it cannot be. */
  readonly here?: string | false;
}

/** A whole page: no script, one style, works at 360 px and with the keyboard alone. */
export function page({ lang, title, content, fault, notice, here = '' }: Page): string {
  const named = fault === undefined ? '' : `${say(lang, 'mistakes')} – `;
  return safe`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${named}${say(lang, title)} – ${say(lang, 'product')}</title>
<link rel="stylesheet" href="${STYLE_HREF}">
</head>
<body>
<header><p class="product">${say(lang, 'product')}</p>${here !== false && languageLink(lang, here)}</header>
<main>
<h1>${say(lang, title)}</h1>
${fault !== undefined && faultBox(lang, fault)}
${notice !== undefined && safe`<p class="notice" role="status">${notice}</p>`}
${content}
</main>
</body>
</html>
`.markup;
}

function languageLink(lang: Lang, here: string): Html {
  const other: Lang = lang === 'vi' ? 'en' : 'vi';
  return safe`<a class="lang" lang="${other}" hreflang="${other}" href="${here}?lang=${other}">${say(lang, 'otherLanguage')}</a>`;
}

const faultBox = (lang: Lang, fault: string): Html =>
  safe`<div class="fault" role="alert" id="fault"><p><strong>${say(lang, 'mistakes')}.</strong> ${fault}</p></div>`;

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type?: 'text' | 'password';
  readonly autocomplete: string;
  readonly value?: string;
  readonly hint?: string;
  readonly numeric?: boolean;
  readonly maxlength?: number;
  /** Where the keyboard begins. */
  readonly first?: boolean;
  readonly faulty?: boolean;
}

/** A labelled field; its hint, and the fault it has a part in, are read with it. */
export function field(of: Field): Html {
  const { id, label, type = 'text', autocomplete, value, hint, numeric, maxlength = 128, first, faulty } = of;
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(faulty ? ['fault'] : [])].join(' ');
  return safe`<div class="field"><label for="${id}">${label}</label>
${hint !== undefined && safe`<p class="hint" id="${id}-hint">${hint}</p>`}<input id="${id}" name="${id}" type="${type}"
 autocomplete="${autocomplete}" required maxlength="${maxlength}"${value !== undefined && safe` value="${value}"`}${
   described !== '' && safe` aria-describedby="${described}"`
 }${faulty && safe` aria-invalid="true"`}${numeric && safe` inputmode="numeric"`}${first && safe` autofocus`}
 autocapitalize="none" spellcheck="false"></div>`;
}

/** A form that is taken only with its token. */
export const form = (action: string, token: string, fields: readonly Html[], button: string): Html =>
  safe`<form method="post" action="${action}"><input type="hidden" name="csrf" value="${token}">
${fields}<button type="submit">${button}</button></form>`;
