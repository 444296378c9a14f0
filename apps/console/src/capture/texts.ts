import type { Language } from '../i18n/language.js';
import { EN } from './texts.en.js';
import { VI } from './texts.vi.js';

export type Texts = typeof VI;

/** All texts of the capture page, but for those of the forms and of the server. */
export const TEXTS: Readonly<Record<Language, Texts>> = { vi: VI, en: EN };
