import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, Roles } from '@xaso/platform';
import { cutOf } from '../figures/figures.dto.js';
import { ApproveReportDto, FileDto, MakeReportDto, ReportListDto } from './snapshots.dto.js';
import { type Format, SnapshotsService } from './snapshots.service.js';

const TYPES: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

@ApiTags('reports')
@Controller('reports')
export class SnapshotsController {
  constructor(
    private readonly service: SnapshotsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** A draft of a report: figures are stored as they are known now. */
  @Post()
  @Roles('admin', 'programme-lead')
  make(@Body() body: MakeReportDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    const { kind, programme, name, asOf, knownAt, agencyAbove = null, signer, ...paper } = body;
    cutOf(body);
    const { authority, title } = signer;
    const signs = { title, ...(authority === undefined ? {} : { authority }) };
    const order = { kind, programme, name, asOf, knownAt, paper: { ...paper, agencyAbove, signer: signs } };
    return this.idempotency.once(call, (tx) => this.service.make(tx, order, actor));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles('admin', 'programme-lead', 'province-leader')
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { number, issuedOn }: ApproveReportDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.approve(id, { number: number ?? null, issuedOn }, actor);
  }

  @Get()
  list(@Query() { programme, before, limit = 50 }: ReportListDto) {
    return this.service.list(programme, before, limit);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.service.one(id);
  }

  @Get(':id/files/:format')
  @ApiProduces(...Object.values(TYPES))
  @Header('x-content-type-options', 'nosniff')
  async file(@Param() { id, format }: FileDto): Promise<StreamableFile> {
    const bytes = await this.service.draw(id, format);
    const disposition = `attachment; filename="bao-cao-${id}.${format}"`;
    return new StreamableFile(bytes, { type: TYPES[format], disposition, length: bytes.byteLength });
  }
}
