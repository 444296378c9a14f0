/** What is told on a page, in place of an answer for programs. */
export interface Told {
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

/** The page of a sign-in that did not come to its end: no script and no style, so that it shows whatever else is away. */
export function signInPage({ title, detail, correlationId }: Told): { contentType: string; body: string } {
  const body = [
    '<!doctype html>',
    '<html lang="vi">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head>`,
    `<body><main><h1>${escaped(title)}</h1><p>${escaped(detail)}</p>`,
    '<p><a href="/session/sign-in?to=/">Đăng nhập lại</a> · <a href="/">Về trang đầu</a></p>',
    `<p><small>Mã để báo người vận hành: ${escaped(correlationId)}</small></p></main></body>`,
    '</html>',
  ].join('\n');
  return { contentType: 'text/html; charset=utf-8', body };
}
