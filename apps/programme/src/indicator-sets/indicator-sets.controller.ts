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
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  dispositionOf,
  LEADS,
  mediaTypeOf,
  ProblemError,
  readBody,
  Roles,
  XLSX,
} from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportSetDto, IndicatorSetListDto } from './indicator-sets.dto.js';
import { IndicatorSetsQueries } from './indicator-sets.queries.js';
import { IndicatorSetsService } from './indicator-sets.service.js';
import { TemplateStore } from './workbook/template.store.js';

const MOST_FILE_BYTES = 5 * 1_048_576;
const FILE = { schema: { type: 'string', format: 'binary' } };

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
  @ApiConsumes(XLSX)
  @ApiBody(FILE)
  async preview(@Req() request: FastifyRequest) {
    return this.service.preview(await workbook(request));
  }

  /** All or nothing. The same file again changes nothing and answers 200, so that no key is needed. */
  @Post('import')
  @Roles(...LEADS)
  @ApiConsumes(XLSX)
  @ApiBody(FILE)
  async import(
    @Query() query: ImportSetDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reason, ...decision } = query;
    const { set, isNew } = await this.service.import(await workbook(request), decision, reason, actor);
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

function workbook(request: FastifyRequest): Promise<Buffer> {
  if (mediaTypeOf(request.headers['content-type'] ?? '') !== XLSX)
    throw new ProblemError(
      415,
      'not-a-workbook',
      `Hãy gửi tệp Excel (.xlsx) với Content-Type ${XLSX}. Chưa lưu gì.`,
    );
  return readBody(request.raw, MOST_FILE_BYTES);
}
