import {
  ApiProperty,
  ApiPropertyOptional,
  IntersectionType,
  OmitType,
  PartialType,
  PickType,
} from '@nestjs/swagger';
import {
  CANCEL_REASONS,
  type CancelReason,
  CLASS_KINDS,
  type ClassKind,
  CURRICULUM,
} from '@xaso/contracts-training';
import { type Day, UNIT_ID, type UnitId } from '@xaso/kernel';
import {
  CorrectionDto,
  IsDay,
  IsInstant,
  IsOptionalField,
  OfPilotDto,
  PilotThingListDto,
  SeenDto,
} from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';
import type { ClassState } from './training-class.js';

const CODE = new RegExp(CURRICULUM);
const ORDERS = ['earliest', 'latest'] as const;
const STATES = [
  'planned',
  'open',
  'in-progress',
  'completed',
  'cancelled',
] as const satisfies readonly ClassState[];
const instant = { type: 'string', format: 'date-time', example: '2022-07-12T07:30:00+07:00' } as const;

export class AtDto {
  @ApiPropertyOptional({ ...instant, description: 'When it happened; now without it' })
  @IsOptionalField()
  @IsInstant()
  at?: string;
}

export class SpanDto {
  @ApiProperty(instant)
  @IsInstant()
  startsAt!: string;

  @ApiProperty({ ...instant, description: 'After startsAt' })
  @IsInstant()
  endsAt!: string;
}

export class TimetableDto extends SpanDto {
  @ApiPropertyOptional({
    type: [SpanDto],
    description: 'Inside the class; without any the whole class is one session',
  })
  @IsOptionalField()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SpanDto)
  sessions?: SpanDto[];

  @ApiProperty({ minimum: 1, description: 'Seats: a warning, never a limit' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity!: number;
}

const isThere = (_whole: object, value: unknown): boolean => value !== undefined && value !== null;

export class TrainerDto {
  @ApiPropertyOptional({ description: 'Account of the trainer; instead of a name' })
  @ValidateIf((trainer: TrainerDto) => trainer.account !== undefined || trainer.name === undefined)
  @IsString()
  @Length(1, 200)
  account?: string;

  @ApiPropertyOptional({
    description: 'Of a trainer without an account; shown only to those who work with the class',
  })
  @ValidateIf((trainer: TrainerDto) => trainer.name !== undefined)
  @IsString()
  @Length(2, 200)
  name?: string;
}

export class ClassWordsDto {
  @ApiProperty({ description: 'A public place; it is in the calendar', example: 'Nhà văn hoá xóm 3' })
  @IsString()
  @Length(2, 300)
  venue!: string;

  @ApiPropertyOptional({ type: 'string', nullable: true, description: 'The organisation that helps' })
  @ValidateIf(isThere)
  @IsString()
  @Length(2, 200)
  partner?: string | null;

  @ApiPropertyOptional({ type: [TrainerDto] })
  @IsOptionalField()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TrainerDto)
  trainers?: TrainerDto[];

  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'The survey round that asks how content people were',
  })
  @ValidateIf(isThere)
  @IsUUID()
  campaignId?: string | null;
}

export class ScheduleClassDto extends IntersectionType(OfPilotDto, TimetableDto, ClassWordsDto, AtDto) {
  @ApiProperty({ example: 'C5', pattern: CURRICULUM, description: 'Its published version is taught' })
  @Matches(CODE)
  curriculum!: string;

  @ApiProperty({ enum: CLASS_KINDS })
  @IsIn(CLASS_KINDS)
  kind!: ClassKind;
}

/** An edit of what somebody has on their screen. */
export class EditDto extends IntersectionType(CorrectionDto, SeenDto) {}

export class RescheduleClassDto extends IntersectionType(TimetableDto, AtDto, EditDto) {}

export class RewordClassDto extends IntersectionType(
  EditDto,
  PartialType(PickType(ClassWordsDto, ['venue']), { skipNullProperties: false }),
  OmitType(ClassWordsDto, ['venue']),
) {}

export class CancelClassDto extends AtDto {
  @ApiProperty({ enum: CANCEL_REASONS })
  @IsIn(CANCEL_REASONS)
  reasonCode!: CancelReason;

  @ApiPropertyOptional({ description: 'More about it, without anybody’s name' })
  @IsOptionalField()
  @IsString()
  @Length(3, 1_000)
  note?: string;
}

export class ClassListDto extends PilotThingListDto {
  @ApiPropertyOptional({ example: 'C5' })
  @IsOptionalField()
  @Matches(CODE)
  curriculum?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptionalField()
  @IsIn(STATES)
  state?: ClassState;

  @SearchWords('the curriculum, the venue and the partner')
  q?: string;

  @ApiPropertyOptional({ enum: ORDERS, description: 'By when they begin; the earliest first without it' })
  @IsOptionalField()
  @IsIn(ORDERS)
  order?: (typeof ORDERS)[number];
}

/** Of a list: which classes, and in which days they lie. */
export class ClassQueryDto extends ClassListDto {
  @IsOptionalField()
  @IsDay('Only classes that end on this day or later')
  from?: Day;

  @IsOptionalField()
  @IsDay('Only classes that begin on this day or before')
  to?: Day;

  @ApiPropertyOptional({ enum: ['true'], description: 'Only classes that the account teaches' })
  @IsOptionalField()
  @IsIn(['true'])
  mine?: 'true';
}

export class CalendarScopeDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptionalField()
  @IsString()
  @Length(1, 64)
  programme?: string;

  @ApiPropertyOptional({ type: String, example: '17335@before-2025-07-01' })
  @IsOptionalField()
  @Matches(UNIT_ID)
  communeUnitId?: UnitId;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;
}

export class CalendarDto extends CalendarScopeDto {
  @IsOptionalField()
  @IsDay('Without classes that ended before this day; without it, those of the last 90 days and all to come')
  since?: Day;
}
