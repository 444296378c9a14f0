import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PartialType } from '@nestjs/swagger';
import { CURRICULUM, TRAINEE_GROUPS, type TraineeGroup } from '@xaso/contracts-training';
import { PILLARS, type Pillar } from '@xaso/kernel';
import { IsOptionalField, PageDto, SeenDto } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsObject,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const CODE = new RegExp(CURRICULUM);
const STATES = ['draft', 'published', 'retired'] as const;

export class MaterialDto {
  @ApiProperty()
  @IsString()
  @Length(2, 200)
  title!: string;

  @ApiProperty({ example: 'https://binhdanhocvuso.gov.vn/' })
  @IsUrl({ protocols: ['https'], require_protocol: true })
  @Length(10, 1_000)
  address!: string;
}

export class DraftCurriculumDto {
  @ApiProperty({ example: 'C5', pattern: CURRICULUM })
  @Matches(CODE)
  code!: string;

  @ApiProperty({ example: 'Sàn thương mại điện tử' })
  @IsString()
  @Length(3, 300)
  title!: string;

  @ApiProperty({ enum: PILLARS })
  @IsIn(PILLARS)
  pillar!: Pillar;

  @ApiProperty({ enum: TRAINEE_GROUPS, isArray: true, description: 'For whom it is meant' })
  @IsArray()
  @ArrayMaxSize(TRAINEE_GROUPS.length)
  @IsIn(TRAINEE_GROUPS, { each: true })
  audience!: TraineeGroup[];

  @ApiProperty({ type: 'number', nullable: true, description: 'Hours it takes; null while nobody knows' })
  @ValidateIf((_whole: object, value: unknown) => value !== null)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Max(1_000)
  hours!: number | null;

  @ApiProperty({ type: [String], description: 'What trainees can do afterwards' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(3, 500, { each: true })
  objectives!: string[];

  @ApiProperty({ type: [MaterialDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MaterialDto)
  materials!: MaterialDto[];
}

/** What is left out stays; `hours: null` says that nobody knows them. */
export class RewriteCurriculumDto extends IntersectionType(
  PartialType(OmitType(DraftCurriculumDto, ['code']), { skipNullProperties: false }),
  SeenDto,
) {}

export class CurriculumListDto extends PageDto {
  @ApiPropertyOptional({ example: 'C5' })
  @IsOptionalField()
  @Matches(CODE)
  code?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptionalField()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}
