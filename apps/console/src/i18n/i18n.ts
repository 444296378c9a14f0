import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { language } from './language.js';

/** The texts of the console. Each folder of pages brings its own with `defineTexts`. */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: language(),
  fallbackLng: 'vi',
  resources: {},
  // Keys are flat, may hold dots and colons, and React escapes what is put into them.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});
