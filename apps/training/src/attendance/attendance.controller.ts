import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, RECORDERS, Roles } from '@xaso/platform';
import { MarkListDto } from './attendance.dto.js';
import { AttendanceService } from './attendance.service.js';

@ApiTags('attendance')
@Controller('classes/:id')
export class AttendanceController {
  constructor(private readonly service: AttendanceService) {}

  /** The list of a session. After the end of the class a reason is asked for, and the results are revised. */
  @Put('sessions/:n/attendance')
  @Roles(...RECORDERS, 'trainer')
  mark(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('n', ParseIntPipe) session: number,
    @Body() { marks, at, reason }: MarkListDto,
    @CurrentActor() actor: Actor,
  ) {
    const input = {
      marks: marks.map((mark) => ({ ...mark, session })),
      via: 'list',
      at: at === undefined ? undefined : new Date(at),
      reason,
    } as const;
    return this.service.list(id, input, actor);
  }

  @Get('attendance')
  standing(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.standing(id, actor);
  }
}
