import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from './i18n.js';
import { language, type Language } from './language.js';

/** A text by its key; what stands in `{{braces}}` is filled in. */
export type Say<K extends string> = (key: K, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of one folder. */
export interface Texts<K extends string> {
  /** In a component: the texts in the language chosen, anew when it changes. */
  use(): Say<K>;
  /** Elsewhere: in the language chosen now. */
  readonly say: Say<K>;
  /** Whether a word such as a state has a text here. */
  has(key: string): key is K;
}

/**
 * The texts of a folder of pages under one namespace. Vietnamese names the keys, English must have them all; `key_one` beside
 * `key` is its English singular where a `count` is filled in.
 */
export function defineTexts<K extends string>(
  namespace: string,
  texts: {
    readonly vi: Readonly<Record<K, string>>;
    readonly en: Readonly<Record<NoInfer<K>, string>> &
      Readonly<Partial<Record<`${NoInfer<K>}_one`, string>>>;
  },
): Texts<K> {
  i18n.addResourceBundle('vi', namespace, texts.vi, true, true);
  i18n.addResourceBundle('en', namespace, texts.en, true, true);
  return {
    use() {
      const { i18n: used } = useTranslation(namespace, { i18n });
      const { language: now } = used;
      return useCallback((key, values) => textOf(now, namespace, key, values), [now]);
    },
    say: (key, values) => textOf(language(), namespace, key, values),
    has: (key): key is K => Object.hasOwn(texts.vi, key),
  };
}

/** The types of the library want literal keys; ours are checked by `defineTexts`. */
function textOf(
  now: string,
  namespace: string,
  key: string,
  values?: Readonly<Record<string, string | number>>,
) {
  const translate: (key: string, values: Record<string, string | number>) => string = i18n.getFixedT(
    now,
    namespace,
  );
  return translate(key, { ...values });
}

/** The language of the page, in a component that must know it. */
export function useLanguage(): Language {
  const { i18n: used } = useTranslation(undefined, { i18n });
  return used.language === 'en' ? 'en' : 'vi';
}

/** A title that a service gives in both languages. */
export const useTitle = (): ((of: { readonly titleVi: string; readonly titleEn: string }) => string) => {
  const now = useLanguage();
  return useCallback((of) => (now === 'en' ? of.titleEn : of.titleVi), [now]);
};
