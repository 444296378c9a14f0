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
import { ApiProduces, ApiTags } from '@nestjs/swagger';
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
import { ImportScoresDto } from './score-sheet.dto.js';
import { ScoreSheetService } from './score-sheet.service.js';

@ApiTags('tests')
@Controller('classes/:id/scores')
@Roles(...RECORDERS, 'trainer')
export class ScoreSheetController {
  constructor(private readonly service: ScoreSheetService) {}

  /** Everybody of the class, with the scores there are; it names people. */
  @Get('template.xlsx')
  @Header('cache-control', 'private, no-store')
  @ApiProduces(XLSX)
  async template(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return new StreamableFile(await this.service.template(id, actor), {
      type: XLSX,
      disposition: dispositionOf('Điểm kiểm tra.xlsx'),
    });
  }

  /** What the file holds and what is wrong in it, by row and cell; nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  @ApiWorkbookBody()
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.preview(id, await workbookBody(request), actor);
  }

  /** All or nothing unless `onlyValid`. The same file again changes nothing, so that no key is needed. */
  @Post('import')
  @HttpCode(200)
  @ApiWorkbookBody()
  async import(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { onlyValid, standing, at, reason }: ImportScoresDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    const when = at === undefined ? undefined : new Date(at);
    const how = { onlyValid: onlyValid === 'true', standing, at: when, reason };
    return this.service.import(id, await workbookBody(request), how, actor);
  }
}
