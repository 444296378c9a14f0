import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { communeOf } from '../figures/figures.dto.js';
import { DashboardQueries } from './dashboard.queries.js';

export class DashboardDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @IsString()
  @MaxLength(64)
  programme!: string;

  @ApiProperty({
    example: '17335@before-2025-07-01',
    description: 'The commune of the pilot, with its epoch',
  })
  @IsString()
  commune!: string;
}

@ApiTags('dashboard')
@Controller('dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardQueries) {}

  /** A programme has one pilot in a commune, so the two name it. */
  @Get()
  of(@Query() { programme, commune }: DashboardDto) {
    return this.dashboard.of(programme, communeOf(commune) ?? commune);
  }
}
