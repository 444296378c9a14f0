import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiPropertyOptional, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@xaso/kernel';
import { IsOptionalField, Public } from '@xaso/platform';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { PAGE_HEADERS } from '../certificates/verify/page.render.js';
import { checkInPage, type CheckInNote } from './check-in-page.js';
import { CheckInService } from './check-in.service.js';

class ScannedDto {
  @ApiPropertyOptional({ description: 'What the code on the screen of the trainer says' })
  @IsOptionalField()
  @IsString()
  @MaxLength(200)
  code?: string;
}

/** As a form sends it: words only, and whatever is wrong is said on the page. */
class WrittenDto extends ScannedDto {
  @ApiPropertyOptional()
  @IsOptionalField()
  @IsString()
  @MaxLength(100)
  phone?: string;

  @ApiPropertyOptional()
  @IsOptionalField()
  @IsString()
  @MaxLength(100)
  birthYear?: string;
}

const STATUS: Readonly<Partial<Record<DomainError['kind'], number>>> = {
  'not-found': 404,
  conflict: 409,
  invalid: 422,
};

/** Where the code on the trainer's screen leads: a page for phones of people who have no account. */
@ApiTags('attendance')
@Controller('check-in')
@Public()
export class CheckInPageController {
  constructor(private readonly service: CheckInService) {}

  @Get(':id/:n')
  @ApiProduces('text/html')
  ask(
    @Param('id', ParseUUIDPipe) _id: string,
    @Param('n', ParseIntPipe) session: number,
    @Query() { code = '' }: ScannedDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return shown(reply, session, code, { is: 'asked' });
  }

  @Post(':id/:n')
  @HttpCode(200)
  @ApiProduces('text/html')
  async checkIn(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('n', ParseIntPipe) session: number,
    @Body() { code = '', phone = '', birthYear = '' }: WrittenDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      const { already } = await this.service.checkIn(id, session, code, {
        phone,
        birthYear: Number(birthYear) || 0,
      });
      return shown(reply, session, code, { is: 'present', already });
    } catch (error) {
      const status = error instanceof DomainError ? STATUS[error.kind] : undefined;
      if (!(error instanceof DomainError) || status === undefined) throw error;
      reply.status(status);
      return shown(reply, session, code, { is: 'refused', detail: error.message });
    }
  }
}

function shown(reply: FastifyReply, session: number, code: string, note: CheckInNote): string {
  reply.headers({ ...PAGE_HEADERS, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  return checkInPage(session, code, note);
}
