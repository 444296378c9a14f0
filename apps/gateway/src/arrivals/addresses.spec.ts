import { describe, expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Addresses, networkOf } from './addresses.service.js';

const heard = (peer: string, forwarded?: string): FastifyRequest =>
  ({
    socket: { remoteAddress: peer },
    headers: { 'x-forwarded-for': forwarded },
  }) as unknown as FastifyRequest;

describe('a request comes from', () => {
  test('its socket, whatever it says itself', () => {
    const addresses = new Addresses({ TRUSTED_PROXIES: [] });
    expect(addresses.of(heard('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
    expect(addresses.of(heard('::ffff:203.0.113.7'))).toBe('203.0.113.7');
  });

  test('whom the last proxy that is trusted heard', () => {
    const addresses = new Addresses({ TRUSTED_PROXIES: ['10.0.0.0/8', '2001:db8::1'] });
    expect(addresses.of(heard('10.1.1.1', '198.51.100.1'))).toBe('198.51.100.1');
    expect(addresses.of(heard('::ffff:10.1.1.1', '198.51.100.1, 10.9.9.9'))).toBe('198.51.100.1');
    expect(addresses.of(heard('2001:db8::1', '1.2.3.4, 198.51.100.1'))).toBe('198.51.100.1');
    expect(addresses.of(heard('198.51.100.2', '1.2.3.4'))).toBe('198.51.100.2');
    expect(addresses.of(heard('10.1.1.1', 'unknown'))).toBe('10.1.1.1');
    expect(addresses.of(heard('10.1.1.1'))).toBe('10.1.1.1');
  });

  test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/x', ''])(
    'and %j is no proxy that could be trusted',
    (entry) => {
      expect(() => new Addresses({ TRUSTED_PROXIES: [entry] })).toThrow('no address and no network');
    },
  );
});

test('addresses of one IPv6 network count as one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:0db8:0001:0002::/64');
  expect(networkOf('2001:db8:1:2::9')).toBe('2001:0db8:0001:0002::/64');
  expect(networkOf('2001:db8::9')).toBe('2001:0db8:0000:0000::/64');
  expect(networkOf('::1')).toBe('0000:0000:0000:0000::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0000:0000:0000::/64');
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
});
