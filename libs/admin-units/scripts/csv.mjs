/**
 * Rows of a CSV text (RFC 4180: quoted cells may hold commas, line breaks and doubled quotes).
 * Every cell comes back tidied: NFC, no stray or doubled spaces, because the published lists have both.
 */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(tidy(cell));
      cell = '';
    } else if (char === '\n') {
      rows.push([...row, tidy(cell)]);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (quoted) throw new Error('the CSV ends inside a quoted cell');
  if (cell !== '' || row.length > 0) rows.push([...row, tidy(cell)]);
  return rows;
}

/** NFC, one space between words, none around; also what keeps tabs and line breaks out of the data files. */
export function tidy(text) {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
