import { Controller, Get, Header, Inject, Param, ParseIntPipe } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@xaso/kernel';
import { Public } from '@xaso/platform';
import { ISSUER_KEYS, type IssuerKeys } from '../credential/issuer-keys.service.js';
import { didDocument, keyDocument, profileOf } from '../credential/issuer.js';
import { StatusLists } from './status-lists.service.js';

/** A minute: so long may a verifier take a revoked certificate for one in force. */
const SHORT = 'public, max-age=60';
const LONG = 'public, max-age=3600';

/** What verifiers of the world look up; nothing of any person. */
@ApiTags('verification')
@Controller()
@Public()
export class IssuerController {
  constructor(
    @Inject(ISSUER_KEYS) private readonly keys: IssuerKeys,
    private readonly lists: StatusLists,
  ) {}

  /** The document of the issuer's identifier, where its address has a path. */
  @Get('did.json')
  @Header('content-type', 'application/did+json')
  @Header('cache-control', LONG)
  @ApiProduces('application/did+json')
  did(): string {
    return JSON.stringify(didDocument(this.keys.issuer));
  }

  /** The same, where it has none. */
  @Get('.well-known/did.json')
  @Header('content-type', 'application/did+json')
  @Header('cache-control', LONG)
  @ApiProduces('application/did+json')
  wellKnownDid(): string {
    return this.did();
  }

  @Get('issuer')
  @Header('cache-control', LONG)
  issuer() {
    const keys = this.keys.issuer.keys.map(({ id }) => `${this.keys.issuer.address}/issuer/keys/${id}`);
    return { ...profileOf(this.keys.issuer), keys };
  }

  /** @throws DomainError not-found */
  @Get('issuer/keys/:id')
  @Header('cache-control', LONG)
  key(@Param('id') id: string) {
    const key = this.keys.issuer.keys.find((one) => one.id === id);
    if (key) return keyDocument(this.keys.issuer, key);
    throw new DomainError(
      'not-found',
      'key-unknown',
      `Không có khóa ${id}; chữ ký của nó không được công nhận.`,
    );
  }

  @Get('status/:list')
  @Header('content-type', 'application/vc; charset=utf-8')
  @Header('cache-control', SHORT)
  @ApiProduces('application/vc')
  status(@Param('list', ParseIntPipe) list: number): Promise<string> {
    return this.lists.list(list);
  }
}
