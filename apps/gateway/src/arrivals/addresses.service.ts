import { BlockList, isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';

/** Where a request comes from. Only a proxy that is trusted may say that it speaks for somebody else. */
@Injectable()
export class Addresses {
  readonly #trusted = new BlockList();
  readonly #anyTrusted: boolean;

  constructor(@Inject(CONFIG) { TRUSTED_PROXIES }: Pick<GatewayConfig, 'TRUSTED_PROXIES'>) {
    this.#anyTrusted = TRUSTED_PROXIES.length > 0;
    for (const entry of TRUSTED_PROXIES) {
      const [address = '', bits] = entry.split('/');
      const family = isIP(address);
      const width = Number(bits ?? (family === 4 ? 32 : 128));
      if (family === 0 || !Number.isInteger(width) || width < 0 || width > (family === 4 ? 32 : 128))
        throw new Error(
          `TRUSTED_PROXIES has "${entry}", which is no address and no network such as 172.16.0.0/12`,
        );
      this.#trusted.addSubnet(address, width, family === 4 ? 'ipv4' : 'ipv6');
    }
  }

  of(request: FastifyRequest): string {
    const peer = plain(request.socket.remoteAddress ?? '');
    if (!this.#anyTrusted || !this.#isTrusted(peer)) return peer;
    const header = request.headers['x-forwarded-for'];
    const said = String(header ?? '').split(',');
    let nearest = peer;
    // Each proxy appends who it heard; what stands left of the first one that is not trusted anybody may have written.
    for (const entry of said.reverse()) {
      const address = plain(entry.trim());
      if (isIP(address) === 0) break;
      nearest = address;
      if (!this.#isTrusted(address)) break;
    }
    return nearest;
  }

  #isTrusted(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}

/** An IPv4 address that came through an IPv6 socket is written as what it is. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whom an address counts as: an IPv6 network of the usual size belongs to one household or office. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%', 1).join('').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === '' ? 0 : tail.split(':').length;
  const whole = address.includes('::')
    ? [...groups, ...Array<string>(8 - groups.length - rest).fill('0')]
    : groups;
  return `${[...whole, ...tail.split(':')]
    .slice(0, 4)
    .map((group) => group.padStart(4, '0'))
    .join(':')}::/64`;
}
