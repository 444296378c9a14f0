import { describe, expect, test } from '@jest/globals';
import { checkInPage } from './check-in-page.js';

describe('the page behind the code', () => {
  test('asks who one is, and keeps the code', () => {
    const shown = checkInPage(2, 'abc', { is: 'asked' });
    expect(shown).toContain('Điểm danh buổi 2');
    expect(shown).toContain('name="code" value="abc"');
  });

  test('says that one is present, and asks nothing more', () => {
    expect(checkInPage(1, 'abc', { is: 'present', already: false })).not.toContain('<form');
    expect(checkInPage(1, 'abc', { is: 'present', already: true })).toContain('đã được điểm danh');
  });

  test('shows whatever stands in the address as text', () => {
    const shown = checkInPage(1, '"><script>x</script>', { is: 'refused', detail: '<b>Mã</b>' });
    expect(shown).not.toContain('<script>');
    expect(shown).not.toContain('<b>');
  });
});
