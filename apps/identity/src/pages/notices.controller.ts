import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Public } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormsService } from './forms.service.js';
import { PageRoute } from './page-route.decorator.js';
import { STYLE } from './style.js';

/** Pages that only say something, and the style of all pages. */
@Controller('id')
@Public()
export class NoticesController {
  constructor(private readonly forms: FormsService) {}

  @Get('signed-out')
  @PageRoute()
  signedOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.forms.notice(request, reply, 'signed-out');
  }

  @Get('style.css')
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  style(): string {
    return STYLE;
  }
}
