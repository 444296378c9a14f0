/**
 * Text as people type it without a Vietnamese keyboard, for comparing: lower case, no accents or tones, đ → d, no
 * apostrophes, everything else that is no letter or digit is one space. So `Đào` = `dao`, `hoà` = `hòa` = `hoa`,
 * `Bà Rịa - Vũng Tàu` = `ba ria vung tau`, `B’Lao` = `blao`. For search and for finding likely duplicates, never a key.
 */
export function fold(text: string): string {
  return letters(text.normalize('NFD').replace(/\p{M}/gu, '')).replaceAll('đ', 'd');
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The words of a text with their accents, each in one spelling: tones move to the end of the word, so that both
 * places of writing them (`hoà`, `hòa`) and both forms of Unicode are equal, and `hòa` still differs from `hoa`.
 */
export function accentedWords(text: string): string[] {
  return letters(text.normalize('NFD'))
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''));
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
