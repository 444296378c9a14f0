import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags, IntersectionType, OmitType } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  ApiWorkbookBody,
  CurrentActor,
  dispositionOf,
  RECORDERS,
  Roles,
  workbookBody,
  XLSX,
} from '@xaso/platform';
import type { FastifyRequest } from 'fastify';
import { StandingDto } from '../common/standing.dto.js';
import { PEOPLE_SEEN_BY } from '../people/people.service.js';
import { ListsService } from './lists.service.js';
import { MarkSheetsService } from './mark-sheets.service.js';
import { ImportRosterDto } from './rosters.dto.js';
import { renderMarks } from './workbooks.render.js';

class ImportMarksDto extends IntersectionType(OmitType(ImportRosterDto, ['walkIn']), StandingDto) {}

@ApiTags('attendance')
@Controller('classes/:id')
export class MarkSheetsController {
  constructor(
    private readonly service: MarkSheetsService,
    private readonly lists: ListsService,
  ) {}

  /** To be filled in and sent back: everybody in the class, a column for each session. */
  @Get('attendance.xlsx')
  @Roles(...PEOPLE_SEEN_BY)
  @Header('cache-control', 'private, no-store')
  @ApiProduces(XLSX)
  async sheet(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    const content = await renderMarks(await this.lists.roll(id, 'marks', actor));
    const disposition = dispositionOf('Điểm danh.xlsx');
    return new StreamableFile(content, { type: XLSX, disposition, length: content.length });
  }

  @Post('attendance/preview')
  @HttpCode(200)
  @Roles(...RECORDERS, 'trainer')
  @ApiWorkbookBody()
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.preview(id, await workbookBody(request), actor);
  }

  /** All or nothing, unless `onlyValid`. Empty cells leave what stands; the same sheet again changes nothing. */
  @Post('attendance')
  @HttpCode(200)
  @Roles(...RECORDERS, 'trainer')
  @ApiWorkbookBody()
  async import(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { onlyValid, standing, at, reason }: ImportMarksDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    const when = at === undefined ? undefined : new Date(at);
    const options = { onlyValid: onlyValid === 'true', standing, at: when, reason };
    return this.service.import(id, await workbookBody(request), options, actor);
  }
}
