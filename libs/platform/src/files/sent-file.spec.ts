import { describe, expect, test } from '@jest/globals';
import { assertAsDeclared, dispositionOf, fileNameOf, mediaTypeOf } from './sent-file.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);

describe('a file that was sent', () => {
  test.each([
    ['application/pdf', bytes('%PDF-1.7 …')],
    ['image/png', PNG],
    ['text/plain', bytes('biên bản')],
  ])('%s is what it says it is', (type, content) => {
    expect(() => assertAsDeclared(type, content)).not.toThrow();
  });

  test.each([
    ['a picture that is a page', 'image/png', bytes('<html>'), 'file-not-as-declared'],
    ['a cut signature', 'application/pdf', bytes('%PD'), 'file-not-as-declared'],
    ['bytes that are no text', 'text/plain', Uint8Array.of(0xc3, 0x28), 'file-not-as-declared'],
    ['a text with a zero in it', 'text/plain', bytes('a\0b'), 'file-not-as-declared'],
    ['nothing', 'text/plain', bytes(''), 'file-empty'],
  ])('%s is refused', (_what, type, content, code) => {
    expect(() => assertAsDeclared(type, content)).toThrow(expect.objectContaining({ code }));
  });

  test('its name loses folders and control characters', () => {
    expect(fileNameOf(encodeURIComponent('C:\\tệp\\..\\biên bản\r\n.pdf'))).toBe('biên bản.pdf');
    for (const name of [undefined, '', '%E0%A4%A', '%2F', 'a'.repeat(256)])
      expect(() => fileNameOf(name)).toThrow(expect.objectContaining({ code: 'file-name-missing' }));
  });

  test('it is handed out as a file, whatever its name', () => {
    expect(dispositionOf(`biên "bản" (1).pdf`)).toBe(
      `attachment; filename="bi_n _b_n_ (1).pdf"; filename*=UTF-8''bi%C3%AAn%20%22b%E1%BA%A3n%22%20%281%29.pdf`,
    );
    expect(mediaTypeOf('Text/Plain; charset=utf-8')).toBe('text/plain');
  });
});
