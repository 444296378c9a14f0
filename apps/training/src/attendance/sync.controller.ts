import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, RECORDERS, Roles } from '@xaso/platform';
import { SyncDto } from './attendance.dto.js';
import { SyncService } from './sync.service.js';

@ApiTags('attendance')
@Controller('attendance')
export class SyncController {
  constructor(private readonly service: SyncService) {}

  /** Marks made without network, each judged by itself: accepted, duplicate, rejected or conflict. */
  @Post('sync')
  @HttpCode(200)
  @Roles(...RECORDERS, 'trainer')
  sync(@Body() { marks, sentAt, reason }: SyncDto, @CurrentActor() actor: Actor) {
    const made = marks.map(({ markedAt, ...mark }) => ({ ...mark, markedAt: new Date(markedAt) }));
    const how = { sentAt: sentAt === undefined ? undefined : new Date(sentAt), reason };
    return this.service.sync(made, how, actor);
  }
}
