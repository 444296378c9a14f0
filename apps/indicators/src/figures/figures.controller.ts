import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { PageLimit } from '@xaso/platform';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { FiguresQueries } from './figures.queries.js';

export class FigureListDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  programme?: string;
}

export class FigureEventsDto {
  @ApiPropertyOptional({ description: 'Id of the last event of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @PageLimit(1_000)
  limit?: number;
}

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(private readonly queries: FiguresQueries) {}

  @Get()
  list(@Query() query: FigureListDto) {
    return this.queries.list(query.programme);
  }

  @Get(':programme/:indicator/events')
  events(
    @Param('programme') programme: string,
    @Param('indicator') indicator: string,
    @Query() query: FigureEventsDto,
  ) {
    return this.queries.events(programme, indicator, query.after, query.limit ?? 100);
  }
}
