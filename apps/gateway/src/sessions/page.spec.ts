import { expect, test } from '@jest/globals';
import { signInPage } from './page.js';

test('the page shows what happened as text, and brings nothing that would have to be allowed', () => {
  const { contentType, body } = signInPage({
    title: 'Quá nhiều yêu cầu',
    detail: '<script>alert("1")</script> & \'thế\'',
    correlationId: 'abc',
  });
  expect(contentType).toBe('text/html; charset=utf-8');
  expect(body).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;thế&#39;');
  expect(body).not.toMatch(/<script|<style|style=/);
  expect(body).toContain('<html lang="vi">');
});
