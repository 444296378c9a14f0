import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { TRAINEE_GROUPS, type TraineeGroup } from '@xaso/contracts-training';
import { CommuneThingListDto, CorrectionDto, IsDay, IsOptionalField, OfPilotDto } from '@xaso/platform';
import { IsIn, IsInt, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { type ParticularsInput, type Sex, SEXES } from './person.js';

const isGiven = (_whole: object, value: unknown): boolean => value !== undefined && value !== null;

export class ParticularsDto {
  @ApiProperty({ example: 'Nguyễn Thị Thử', description: 'Personal data: shown to few, in no fact' })
  @IsString()
  @Length(2, 200)
  name!: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Enough, without a date' })
  @ValidateIf(isGiven)
  @IsInt()
  @Min(1900)
  @Max(2200)
  birthYear?: number | null;

  @ValidateIf(isGiven)
  @IsDay('Where it is known')
  birthDate?: string | null;

  @ApiPropertyOptional({ enum: SEXES, nullable: true })
  @ValidateIf(isGiven)
  @IsIn(SEXES)
  sex?: Sex | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    description: 'Nobody needs one',
    example: '0912 345 678',
  })
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 30)
  phone?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'Xóm 3' })
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 100)
  hamlet?: string | null;

  @ApiProperty({ enum: TRAINEE_GROUPS })
  @IsIn(TRAINEE_GROUPS)
  group!: TraineeGroup;
}

export class AddPersonDto extends IntersectionType(OfPilotDto, ParticularsDto) {}

export class CorrectPersonDto extends IntersectionType(
  CorrectionDto,
  PartialType(ParticularsDto, { skipNullProperties: false }),
) {}

export class PeopleListDto extends CommuneThingListDto {
  @ApiPropertyOptional({
    description: 'Words of the name, accents or not, or at least four figures of the phone',
  })
  @IsOptionalField()
  @IsString()
  @Length(1, 120)
  q?: string;
}

/** What is given, the rest empty. */
export const particularsFrom = (body: ParticularsDto): ParticularsInput => ({
  name: body.name,
  birthYear: body.birthYear ?? null,
  birthDate: body.birthDate ?? null,
  sex: body.sex ?? null,
  phone: body.phone ?? null,
  hamlet: body.hamlet ?? null,
  group: body.group,
});
