import { createContext, useContext } from 'react';
import type { Language } from '../i18n/language.js';
import { type Texts, TEXTS } from './texts.js';

/** The language of the page and how to change it. */
export interface Speech {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({ language: 'vi', choose: () => undefined });

export const useSpeech = (): Speech => useContext(SpeechContext);
export const useTexts = (): Texts => TEXTS[useSpeech().language];

/** A day or an instant as people here write it. */
export function useDates(): {
  day: (at: string | number) => string;
  instant: (at: string | number) => string;
} {
  const { language } = useSpeech();
  const zone = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const day = { day: '2-digit', month: '2-digit', year: 'numeric', ...zone } as const;
  const instant = { ...day, hour: '2-digit', minute: '2-digit' } as const;
  return {
    day: (at) => new Date(at).toLocaleDateString(locale, day),
    instant: (at) => new Date(at).toLocaleString(locale, instant),
  };
}
