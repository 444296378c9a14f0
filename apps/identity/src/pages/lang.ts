export type Lang = 'vi' | 'en';

/** What the choice is kept in, for pages here and for nothing else. */
export const LANG_COOKIE = 'xaso_id_lang';

/**
 * The language of a page: what was just chosen, what was chosen before, what the application asks for, what the browser
 * prefers; Vietnamese else.
 */
export function langOf(
  chosen: unknown,
  cookies: string | undefined,
  asked?: unknown,
  accepted?: string,
): Lang {
  if (chosen === 'vi' || chosen === 'en') return chosen;
  const kept = new RegExp(`(?:^|;\\s*)${LANG_COOKIE}=(vi|en)(?:;|$)`, 'u').exec(cookies ?? '')?.[1];
  if (kept === 'vi' || kept === 'en') return kept;
  const wanted = typeof asked === 'string' ? asked.split(' ') : (accepted?.split(',') ?? []);
  const known = wanted
    .map((tag) => tag.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag === 'vi' || tag === 'en');
  return known === 'en' ? 'en' : 'vi';
}
