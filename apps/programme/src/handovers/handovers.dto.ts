import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { EQUIPMENT_KINDS, type EquipmentKind } from '@xaso/contracts-programme';
import {
  CorrectionDto,
  IsOptionalField,
  OfPilotDto,
  OnDto,
  PilotThingListDto,
  SeenDto,
} from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  ValidateNested,
} from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';
import { HANDOVER_STATES, type HandoverState } from './handover.js';

export class HandoverItemDto {
  @ApiProperty({ enum: EQUIPMENT_KINDS })
  @IsIn(EQUIPMENT_KINDS)
  kind!: EquipmentKind;

  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Max(100_000)
  quantity!: number;

  @ApiPropertyOptional({ type: [String], description: 'Of all of them, or none' })
  @IsOptionalField()
  @IsArray()
  @ArrayMaxSize(5_000)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  serials?: string[];
}

export class DraftHandoverDto extends OfPilotDto {
  @ApiProperty({ type: [HandoverItemDto], description: 'Each kind once' })
  @IsArray()
  @ArrayMaxSize(EQUIPMENT_KINDS.length * 2)
  @ValidateNested({ each: true })
  @Type(() => HandoverItemDto)
  items!: HandoverItemDto[];

  @ApiProperty({ example: 'Văn phòng UBND xã', description: 'The office that receives it; not a person' })
  @IsString()
  @Length(1, 200)
  receiver!: string;
}

export class CorrectHandoverDto extends IntersectionType(
  CorrectionDto,
  PartialType(PickType(DraftHandoverDto, ['items', 'receiver']), { skipNullProperties: false }),
  SeenDto,
) {}

export class SignHandoverDto extends OnDto {
  @ApiProperty({ example: '01/BB-BG' })
  @IsString()
  @Length(1, 100)
  receiptNo!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The scanned receipt' })
  @IsOptionalField()
  @IsUUID()
  evidenceId?: string;
}

export class InspectHandoverDto extends OnDto {
  @ApiProperty({ description: 'What was found; no names' })
  @IsString()
  @Length(1, 2_000)
  found!: string;
}

export class HandoverListDto extends PilotThingListDto {
  @ApiPropertyOptional({ enum: HANDOVER_STATES })
  @IsOptionalField()
  @IsIn(HANDOVER_STATES)
  state?: HandoverState;

  @SearchWords('the receiver, the receipt or the serials')
  q?: string;
}
