import { escaped } from '../paper/baked-svg.js';

/** The look of a page; its hash is in the page's security policy, which allows no other style and no script. */
export const PAGE_STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1rem;color:#111;background:#fff}' +
  'h1{font-size:1.3rem}.v{padding:1rem;border:3px solid;border-radius:8px;font-weight:700}' +
  '.good{border-color:#176b2c;background:#e8f6ec}.part{border-color:#8a6100;background:#fff6df}' +
  '.bad{border-color:#a01c1c;background:#fdeaea}.en{font-weight:400;color:#333;font-size:.9em}' +
  'dt{color:#444;font-size:.9em}dd{margin:0 0 .6rem;font-weight:600;overflow-wrap:anywhere}' +
  'input,button{font:inherit;padding:.6rem;min-height:48px;width:100%;box-sizing:border-box;margin:.3rem 0}';

/** A page in Vietnamese, then English, that works without script and on small screens. `parts` are markup. */
export const page = (vi: string, en: string, parts: readonly string[]): string =>
  [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(vi)}</title><style>${PAGE_STYLE}</style></head><body>`,
    `<h1>${escaped(vi)}<br><span class="en" lang="en">${escaped(en)}</span></h1>`,
    ...parts,
    '</body></html>',
  ].join('\n');

/** A sentence in both languages that stands out by its tone. */
export const both = (vi: string, en: string, tone: string): string =>
  `<p class="v ${tone}" role="status">${escaped(vi)}<br><span class="en" lang="en">${escaped(en)}</span></p>`;

/** A term in both languages and its value, escaped. */
export const row = (vi: string, en: string, value: string): string =>
  `<dt>${vi} <span class="en" lang="en">· ${en}</span></dt><dd>${escaped(value)}</dd>`;
