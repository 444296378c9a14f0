import {
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  ApiWorkbookBody,
  CurrentActor,
  dispositionOf,
  LEADS,
  Roles,
  workbookBody,
  XLSX,
} from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportSetDto, IndicatorSetListDto } from './indicator-sets.dto.js';
import { IndicatorSetsQueries } from './indicator-sets.queries.js';
import { IndicatorSetsService } from './indicator-sets.service.js';
import { TemplateStore } from './workbook/template.store.js';

@ApiTags('indicator-sets')
@Controller('indicator-sets')
export class IndicatorSetsController {
  constructor(
    private readonly service: IndicatorSetsService,
    private readonly queries: IndicatorSetsQueries,
    private readonly templates: TemplateStore,
  ) {}

  @Get('template.xlsx')
  @ApiProduces(XLSX)
  async template() {
    return new StreamableFile(await this.templates.template(), {
      type: XLSX,
      disposition: dispositionOf('Mẫu bộ chỉ tiêu.xlsx'),
    });
  }

  /** What the file holds and what is wrong in it, by row and cell; nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  @Roles(...LEADS)
  @ApiWorkbookBody()
  async preview(@Req() request: FastifyRequest) {
    return this.service.preview(await workbookBody(request));
  }

  /** All or nothing. The same file again changes nothing and answers 200, so that no key is needed. */
  @Post('import')
  @Roles(...LEADS)
  @ApiWorkbookBody()
  async import(
    @Query() query: ImportSetDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reason, ...decision } = query;
    const { set, isNew } = await this.service.import(await workbookBody(request), decision, reason, actor);
    reply.status(isNew ? 201 : 200);
    const { id, state, sha256, items } = set;
    return { id, state, sha256, items: items.length, isNew };
  }

  @Get()
  list(@Query() query: IndicatorSetListDto) {
    return this.queries.list(query);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(id);
  }
}
