import { askAhead } from '../http/asked.js';
import { language } from '../i18n/language.js';
import { rememberedProgramme } from '../layout/current-programme.js';
import { askQuestions } from './questions.js';

/*
 * Runs before the first paint and long before the application: light or dark, the language of the page, the first questions.
 * A file of its own, because nothing inline may run; small, because the page waits for it.
 */
const root = document.documentElement;
root.setAttribute('data-mantine-color-scheme', isDark() ? 'dark' : 'light');
root.lang = language();
void askQuestions({
  path: location.pathname,
  named: new URLSearchParams(location.search).get('programme'),
  remembered: rememberedProgramme(),
  ask: (address) => askAhead(new URL(address, location.origin), language()),
});

/** As app.tsx keeps it for Mantine. */
function isDark(): boolean {
  try {
    const scheme = localStorage.getItem('xaso.scheme');
    return scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  } catch {
    // Storage is switched off: light, as the page says.
    return false;
  }
}
