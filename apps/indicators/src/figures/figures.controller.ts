import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EventsQueries } from './events.queries.js';
import { askedOf, communeOf, cutOf, FigureEventsDto, FigureListDto } from './figures.dto.js';
import { FiguresQueries } from './figures.queries.js';

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(
    private readonly figures: FiguresQueries,
    private readonly facts: EventsQueries,
  ) {}

  @Get()
  list(@Query() query: FigureListDto) {
    const scope = { programme: query.programme, commune: communeOf(query.commune) };
    return this.figures.list(scope, cutOf(query), askedOf(query));
  }

  @Get(':programme/:indicator/events')
  events(
    @Param('programme') programme: string,
    @Param('indicator') indicator: string,
    @Query() query: FigureEventsDto,
  ) {
    const { after, limit = 100 } = query;
    return this.facts.page({ programme, indicator, after, limit }, cutOf(query));
  }
}
