import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Public, RECORDERS, Roles } from '@xaso/platform';
import { CheckInDto } from './attendance.dto.js';
import { CheckInService } from './check-in.service.js';

@ApiTags('attendance')
@Controller('classes/:id/sessions/:n')
export class CheckInController {
  constructor(private readonly service: CheckInService) {}

  /** For the screen of the trainer: another one each minute. */
  @Get('code')
  @Roles(...RECORDERS, 'trainer')
  @Header('cache-control', 'private, no-store')
  code(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('n', ParseIntPipe) session: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.code(id, session, actor);
  }

  /** By whoever scanned the code: it is taken in its minute and the next one, and counts once for a person. */
  @Post('check-in')
  @HttpCode(200)
  @Public()
  checkIn(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('n', ParseIntPipe) session: number,
    @Body() { code, enrolmentId, phone = '', birthYear = 0 }: CheckInDto,
  ) {
    const claim = enrolmentId === undefined ? { phone, birthYear } : { enrolmentId };
    return this.service.checkIn(id, session, code, claim);
  }
}
