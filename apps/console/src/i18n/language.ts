export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'xaso.language';
let chosen: Language | undefined;

/** The language of the pages: what was chosen on this device, else Vietnamese. */
export function language(): Language {
  chosen ??= stored();
  return chosen;
}

/** Keeps the choice on this device and tells the page. */
export function chooseLanguage(next: Language): void {
  chosen = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
}

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}
