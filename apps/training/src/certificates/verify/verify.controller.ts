import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ProblemError, Public } from '@xaso/platform';
import type { FastifyReply } from 'fastify';
import { CompareNameDto } from '../certificates.dto.js';
import { PAGE_HEADERS } from './page.render.js';
import type { Verdict } from './verdict.js';
import { type NameCheck, verifyPage } from './verify-page.js';
import { VerifyService } from './verify.service.js';

/** A credential of ours has two thousand characters. */
const LONGEST_CREDENTIAL = 20_000;

/** The door for everybody: employers, other communes, holders themselves. */
@ApiTags('verification')
@Controller('verify')
@Public()
export class VerifyController {
  constructor(private readonly service: VerifyService) {}

  /** What a QR code leads to: a page for people, JSON for programs. */
  @Get(':payload')
  @ApiProduces('text/html', 'application/json')
  async code(
    @Param('payload') payload: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { verdict, name } = await this.service.byCode(payload);
    return answer(reply, accept, verdict, name);
  }

  /** The same, and whether the name on the paper is the one in the certificate. */
  @Post(':payload')
  @HttpCode(200)
  @ApiProduces('text/html', 'application/json')
  async name(
    @Param('payload') payload: string,
    @Body() body: CompareNameDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { verdict, name } = await this.service.byCode(payload, body.name);
    return answer(reply, accept, verdict, name);
  }

  /** Whoever has the credential itself is told what it says. */
  @Post()
  @HttpCode(200)
  @ApiBody({ description: 'The credential', schema: { type: 'object', additionalProperties: true } })
  credential(@Body() credential: object, @Res({ passthrough: true }) reply: FastifyReply) {
    if (JSON.stringify(credential ?? null).length > LONGEST_CREDENTIAL)
      throw new ProblemError(
        413,
        'credential-too-long',
        'Tệp này lớn hơn mọi chứng nhận của hệ thống, nên chưa được kiểm tra.',
      );
    reply.header('cache-control', 'no-store');
    return this.service.byCredential(credential ?? {});
  }
}

function answer(reply: FastifyReply, accept: string | undefined, verdict: Verdict, name: NameCheck) {
  reply.headers({ 'cache-control': 'no-store', vary: 'accept', 'x-robots-tag': 'noindex' });
  if (!accept?.includes('text/html')) return { ...verdict, name };
  reply.headers(PAGE_HEADERS);
  return verifyPage(verdict, name);
}
