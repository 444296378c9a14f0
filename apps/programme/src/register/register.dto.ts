import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { REGISTER_KINDS, type RegisterKind } from '@xaso/contracts-programme';
import { IsDay, IsOptionalField, PageDto, SeenDto } from '@xaso/platform';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { AreEvidenceRefs } from '../evidence/are-evidence-refs.dto.js';
import type { EvidenceRef } from '../evidence/evidence-ref.js';
import { CODE } from '../programmes/programmes.dto.js';

const STATES = ['draft', 'approved', 'withdrawn'] as const;

export class WordingDto {
  @IsDay('The day it is of, in Viet Nam')
  on!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'As GET /register/kinds says of the kind',
  })
  @IsObject()
  content!: Record<string, unknown>;

  @AreEvidenceRefs()
  evidence?: EvidenceRef[];

  @ApiPropertyOptional({ format: 'uuid', description: 'The entry that says the same' })
  @IsOptionalField()
  @IsUUID()
  sameAs?: string;
}

export class RecordEntryDto extends WordingDto {
  @ApiProperty({ enum: REGISTER_KINDS })
  @IsIn(REGISTER_KINDS)
  kind!: RegisterKind;

  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'None for what spans the programme' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;

  @ApiPropertyOptional({ description: 'Demonstration data; that of a pilot always is when the pilot is' })
  @IsOptionalField()
  @IsBoolean()
  synthetic?: boolean;
}

export class ReviseEntryDto extends IntersectionType(WordingDto, SeenDto) {
  @ApiProperty({ description: 'Why' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class ApproveEntryDto {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  revision!: number;

  @IsDay('The day of the approval')
  on!: string;
}

export class WithdrawEntryDto {
  @IsDay('The day it was taken back')
  on!: string;

  @ApiProperty({ description: 'Why' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class RegisterListDto extends PageDto {
  @ApiPropertyOptional({ enum: REGISTER_KINDS })
  @IsOptionalField()
  @IsIn(REGISTER_KINDS)
  kind?: RegisterKind;

  @ApiPropertyOptional()
  @IsOptionalField()
  @Matches(CODE)
  programme?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptionalField()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: 'Words of the content, with or without accents' })
  @IsOptionalField()
  @IsString()
  @MaxLength(200)
  q?: string;
}
