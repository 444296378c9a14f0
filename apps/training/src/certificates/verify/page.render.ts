import { createHash } from 'node:crypto';
import { PAGE_STYLE } from './page.js';

/** How every page of this service is sent: one style, by its hash, and nothing that could run. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-language': 'vi, en',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
} as const;
