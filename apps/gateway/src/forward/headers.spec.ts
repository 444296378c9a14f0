import { describe, expect, test } from '@jest/globals';
import { answerHeaders, NOTHING, ownAnswerHeaders, requestHeaders } from './headers.js';

const added = {
  address: '203.0.113.9',
  proto: 'https',
  host: 'xaso.example',
  correlationId: 'c-1',
  token: 'token-of-the-session',
  cookie: undefined,
};

describe('what a service gets', () => {
  test('is what came, but for what was meant for the gateway or could deceive', () => {
    const incoming = {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': 'k',
      host: 'evil.example',
      cookie: 'xaso=secret',
      'x-csrf-token': 'proof',
      connection: 'keep-alive, x-odd',
      'keep-alive': 'timeout=5',
      te: 'trailers',
      expect: '100-continue',
      upgrade: 'h2c',
      'proxy-authorization': 'Basic x',
      forwarded: 'for=1.2.3.4',
      'x-real-ip': '1.2.3.4',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-prefix': '/evil',
      'x-correlation-id': 'forged',
    };
    expect(requestHeaders(incoming, 'surveys:8080', added)).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': 'k',
      host: 'surveys:8080',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'xaso.example',
      'x-correlation-id': 'c-1',
      authorization: 'Bearer token-of-the-session',
    });
  });

  test('is the token of the caller where no session lends one', () => {
    const headers = requestHeaders({ authorization: 'Bearer own' }, 's', { ...added, token: undefined });
    expect(headers['authorization']).toBe('Bearer own');
  });
});

describe('what a browser gets', () => {
  test('of a service: no cookie, and nothing that may run, whatever the service’s usual policy is', () => {
    const headers = answerHeaders({
      'content-type': 'application/json',
      'content-security-policy': "default-src 'self'",
      'set-cookie': ['xaso=stolen'],
      'strict-transport-security': 'max-age=1',
      connection: 'keep-alive',
      'keep-alive': 'timeout=72',
      'transfer-encoding': 'chunked',
      etag: '"1"',
    });
    expect(headers).toEqual({
      'content-type': 'application/json',
      'content-security-policy': NOTHING,
      etag: '"1"',
    });
  });

  test.each(['text/html; charset=utf-8', 'application/pdf'])(
    'of a page of kind %s: its own policy',
    (kind) => {
      const policy = "default-src 'none'; style-src 'sha256-x'";
      const headers = answerHeaders({ 'content-type': kind, 'content-security-policy': policy });
      expect(headers['content-security-policy']).toBe(policy);
    },
  );

  test('of a page without a policy, and of a picture that could hold a script: nothing may run', () => {
    expect(answerHeaders({ 'content-type': 'text/html' })['content-security-policy']).toBe(NOTHING);
    const picture = { 'content-type': 'image/svg+xml', 'content-security-policy': "default-src 'self'" };
    expect(answerHeaders(picture)['content-security-policy']).toBe(NOTHING);
  });

  test('of the issuer: its cookies and its policy', () => {
    const incoming = { 'set-cookie': ['_session=1'], 'content-security-policy': 'p', connection: 'close' };
    expect(ownAnswerHeaders(incoming)).toEqual({
      'set-cookie': ['_session=1'],
      'content-security-policy': 'p',
    });
  });
});
