import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CutDto, cutOf } from '../figures/figures.dto.js';
import { FiguresQueries } from '../figures/figures.queries.js';
import { breakdown, UNIT_VIEWS, type UnitView } from './breakdown.js';
import { byProvince } from './roll-up.js';

export class BreakdownDto extends CutDto {
  @ApiPropertyOptional({
    enum: UNIT_VIEWS,
    description: 'Communes as recorded, or the units of today that took over whole communes',
  })
  @IsOptional()
  @IsIn(UNIT_VIEWS)
  units?: UnitView;
}

export class RollUpDto extends CutDto {
  @ApiProperty({ example: 'survey.all' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  indicator!: string;

  @ApiPropertyOptional({ enum: ['today'] })
  @IsOptional()
  @IsIn(['today'])
  units?: 'today';
}

@ApiTags('figures')
@Controller('figures')
export class BreakdownController {
  constructor(private readonly figures: FiguresQueries) {}

  @Get('roll-up')
  async rollUp(@Query() query: RollUpDto) {
    const { figure, ...material } = await this.figures.material(undefined, query.indicator, cutOf(query));
    return { ...figure, units: 'today', ...byProvince(figure, material) };
  }

  @Get(':programme/:indicator/by-commune')
  async byCommune(
    @Param('programme') programme: string,
    @Param('indicator') indicator: string,
    @Query() query: BreakdownDto,
  ) {
    const { figure, ...material } = await this.figures.material(programme, indicator, cutOf(query));
    return { ...figure, programme, ...breakdown(figure, material, query.units ?? 'recorded') };
  }
}
