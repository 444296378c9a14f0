/** Text typed for a font of before Unicode; read as Unicode it is nonsense. */
export type LegacyCode = 'TCVN3' | 'VNI';

const LATIN = 'A-Za-zÀ-ÖØ-öø-ÿ';

// TCVN3 puts đ, ă, à, á … on places where Unicode has signs and foreign letters; in Vietnamese none stands in a word.
const TCVN3 = [
  // x· (xã), Hµ (Hà), B¸t (Bát), Kh¬ng (Khương), v¨n (văn)
  /[A-Za-z][µ¸¶·¹¨¾¼½ª¬¡¢£¤¥¦]/u,
  // c«ng (công), b»ng (bằng), c©y (cây): as quotation marks and sign they stand at the edge of a word
  new RegExp(`[${LATIN}][«»©][${LATIN}]`, 'u'),
  // ®iÓm (điểm), §iÒu (Điều)
  new RegExp(`(?<![${LATIN}])[®§][${LATIN}]`, 'u'),
  // nhÊt (nhất), hÖ (hệ), quyÕt (quyết): capitals inside a word
  /[a-zß-öø-ÿ][À-ÖØ-Þ](?![A-Z])/u,
  // thèng (thống) looks like a word; t×nh (tình), tæ (tổ), së (sở), r·nh do not
  /[A-Za-z]×[a-z]|[A-Za-z][æþßÞ]|[bcdghklmnpqrstvx][ëîñöûü](?![a-z]*[bdfjwz])/u,
];

// VNI writes the accent as a letter behind the vowel: chaøo (chào), baïn (bạn), ñieåm (điểm).
const VNI = [
  // but Laêê, a commune
  /[aA](?!êê|ÊÊ)[ÀÁÂÃÄÅÈÉÊËÏØÙÚÛÜÕàáâãäåèéêëïøùúûüõ]/u,
  /[eouyEOUY][øïûåäëØÏÛÅÄË]/u,
  /(?<![A-Za-z])[ñÑ][aeiouyöôAEIOUY]/u,
];

const FONTS: readonly (readonly [RegExp, LegacyCode])[] = [
  [/^\.Vn/i, 'TCVN3'],
  [/^VNI-/i, 'VNI'],
];

/** By which old code a text was typed, judged by itself and by its fonts; undefined for Unicode. */
export function legacyCodeOf(text: string, fonts: readonly string[] = []): LegacyCode | undefined {
  if (!/[^\p{ASCII}]/u.test(text)) return undefined;
  for (const [pattern, code] of FONTS) if (fonts.some((font) => pattern.test(font))) return code;
  if (VNI.some((pattern) => pattern.test(text))) return 'VNI';
  return TCVN3.some((pattern) => pattern.test(text)) ? 'TCVN3' : undefined;
}

/** What is said of text in an old code. */
export const legacyText = (code: LegacyCode): string =>
  `Chữ gõ bằng bảng mã cũ ${code}. Hãy chuyển sang Unicode (ví dụ bằng UniKey Toolkit, Ctrl+Shift+F6) rồi nộp lại.`;
