import { Controller, Get, Headers, Param, ParseIntPipe, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@xaso/kernel';
import { Database, Public } from '@xaso/platform';
import type { FastifyReply } from 'fastify';
import { CurriculaStore } from '../../curricula/curricula.store.js';
import { achievementPage } from './achievement-page.js';
import { PAGE_HEADERS } from './page.render.js';

/** What the address of a badge's achievement leads to: a page for people, JSON for programs. */
@ApiTags('verification')
@Controller('curricula')
@Public()
export class AchievementsController {
  constructor(
    private readonly database: Database,
    private readonly curricula: CurriculaStore,
  ) {}

  /** A version that is or was taught; a draft is nobody's business. @throws DomainError not-found */
  @Get(':code/:version')
  @ApiProduces('text/html', 'application/json')
  async one(
    @Param('code') code: string,
    @Param('version', ParseIntPipe) curriculumVersion: number,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.database.transaction((tx) =>
      this.curricula.find(tx, { code, curriculumVersion }),
    );
    if (!found || found.state === 'draft')
      throw new DomainError(
        'not-found',
        'curriculum-unknown',
        `Không có giáo trình ${code} phiên bản ${curriculumVersion} đã ban hành.`,
      );
    reply.headers({ 'cache-control': 'public, max-age=3600', vary: 'accept' });
    if (accept?.includes('text/html')) {
      reply.headers(PAGE_HEADERS);
      return achievementPage(found);
    }
    const { title, pillar, audience, hours, objectives, publishedOn, retiredOn } = found;
    return {
      code,
      version: curriculumVersion,
      title,
      pillar,
      audience,
      hours,
      objectives,
      publishedOn,
      retiredOn,
    };
  }
}
