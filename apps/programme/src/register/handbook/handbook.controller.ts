import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Actor, type Clock, dayOf } from '@xaso/kernel';
import { CLOCK, CurrentActor, IsOptionalField } from '@xaso/platform';
import { IsIn, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CODE } from '../../programmes/programmes.dto.js';
import { HandbookQueries } from './handbook.queries.js';
import { toMarkdown } from './markdown.js';

export class HandbookQueryDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiPropertyOptional({ enum: ['markdown', 'json'], default: 'markdown' })
  @IsOptionalField()
  @IsIn(['markdown', 'json'])
  format?: 'markdown' | 'json';
}

@ApiTags('register')
@Controller('register/handbook')
export class HandbookController {
  constructor(
    private readonly queries: HandbookQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** "Cẩm nang": approved lessons by category, each once with all its sources; documents and visits as appendices. */
  @Get()
  @ApiProduces('text/markdown', 'application/json')
  async read(
    @Query() query: HandbookQueryDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const book = await this.queries.of(query.programme, actor);
    if (query.format === 'json') return book;
    reply.header('content-type', 'text/markdown; charset=utf-8');
    return toMarkdown(book, dayOf(this.clock.now()));
  }
}
