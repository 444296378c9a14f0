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
import { PEOPLE_SEEN_BY } from '../people/people.service.js';
import { ListsService } from './lists.service.js';
import { ImportRosterDto } from './rosters.dto.js';
import { RostersService } from './rosters.service.js';
import { renderList, renderSignIn, renderTemplate } from './workbooks.render.js';

const PRIVATE = 'private, no-store';

@ApiTags('rosters')
@Controller()
export class RostersController {
  constructor(
    private readonly service: RostersService,
    private readonly lists: ListsService,
  ) {}

  @Get('rosters/template.xlsx')
  @ApiProduces(XLSX)
  async template() {
    return fileOf(await renderTemplate(), 'Mẫu danh sách lớp.xlsx');
  }

  /** What the file holds, what is wrong in it by row and cell, and what would come of it; nothing is stored. */
  @Post('classes/:id/roster/preview')
  @HttpCode(200)
  @Roles(...RECORDERS)
  @ApiWorkbookBody()
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.preview(id, await workbookBody(request), actor);
  }

  /** All or nothing, unless the officer says `onlyValid`. The same file again enrols nobody twice, so that no key is needed. */
  @Post('classes/:id/roster')
  @HttpCode(200)
  @HttpCode(200)
  @Roles(...RECORDERS)
  @ApiWorkbookBody()
  async import(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { onlyValid, walkIn, at, reason }: ImportRosterDto,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    const options = {
      onlyValid: onlyValid === 'true',
      walkIn: walkIn === 'true',
      at: at === undefined ? undefined : new Date(at),
      reason,
    };
    return this.service.import(id, await workbookBody(request), options, actor);
  }

  /** Everybody in the class by name, as the trainer’s phone keeps it for a day without network. */
  @Get('classes/:id/roster')
  @Roles(...PEOPLE_SEEN_BY)
  @Header('cache-control', PRIVATE)
  async roster(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return (await this.lists.roll(id, 'json', actor)).trainees;
  }

  @Get('classes/:id/roster.xlsx')
  @Roles(...PEOPLE_SEEN_BY)
  @Header('cache-control', PRIVATE)
  @ApiProduces(XLSX)
  async list(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    const roll = await this.lists.roll(id, 'list', actor);
    return fileOf(await renderList(roll), `Danh sách lớp ${roll.of.curriculum}.xlsx`);
  }

  /** To be printed and signed at each session. */
  @Get('classes/:id/sign-in.xlsx')
  @Roles(...PEOPLE_SEEN_BY)
  @Header('cache-control', PRIVATE)
  @ApiProduces(XLSX)
  async signIn(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    const roll = await this.lists.roll(id, 'sign-in', actor);
    return fileOf(await renderSignIn(roll), `Danh sách ký điểm danh ${roll.of.curriculum}.xlsx`);
  }
}

const fileOf = (content: Uint8Array, name: string): StreamableFile =>
  new StreamableFile(content, { type: XLSX, disposition: dispositionOf(name), length: content.length });
