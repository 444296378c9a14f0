import { type XmlElement, attribute, child, childrenNamed } from './xml.js';

/** The translations of a form. */
export interface FormTexts {
  /** Default language first. */
  readonly languages: readonly string[];
  /** The text in the language asked for, else in the default one; undefined when no language has that id. */
  find(id: string): string | undefined;
}

const ITEXT = /^jr:itext\(\s*['"]([^'"]+)['"]\s*\)$/;

/** @param language which one is read first; the default one without it, and where it has no text */
export function readTexts(model: XmlElement, language?: string): FormTexts {
  const translations = childrenNamed(child(model, 'itext'), 'translation');
  const fallback = translations.find((each) => each.attributes.has('default')) ?? translations[0];
  const inOrder = translations.toSorted((a, b) => Number(b === fallback) - Number(a === fallback));
  const asked = inOrder.filter((each) => attribute(each, 'lang') === language);
  const texts = new Map<string, string>();
  for (const text of [...asked, ...inOrder].flatMap((each) => childrenNamed(each, 'text'))) {
    const id = attribute(text, 'id');
    if (id && !texts.has(id)) texts.set(id, plainValue(text));
  }
  return {
    languages: inOrder.map((each) => attribute(each, 'lang') ?? ''),
    find: (id) => texts.get(id),
  };
}

/** The id inside `jr:itext('…')`, undefined for anything else. */
export function textId(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : ITEXT.exec(reference.trim())?.[1];
}

/** Of a text's forms (plain, long, short, image, audio) the one that is written on the screen. */
function plainValue(text: XmlElement): string {
  const values = childrenNamed(text, 'value');
  const plain =
    values.find((each) => !each.attributes.has('form')) ??
    values.find((each) => attribute(each, 'form') === 'long') ??
    values.find((each) => attribute(each, 'form') === 'short');
  return squeeze(plain?.text ?? '');
}

/** Line breaks and indentation of the file are not part of a label. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}
