import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageLimit } from '@xaso/platform';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class ParkedListDto {
  @ApiPropertyOptional({ example: 'indicators.survey-figures' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  consumer?: string;

  @ApiPropertyOptional({ description: 'Key of the events: the id of their aggregate' })
  @IsOptional()
  @IsString()
  @MaxLength(512)
  key?: string;

  @PageLimit(1_000)
  limit?: number;
}

export class DiscardDto {
  @ApiProperty({ description: 'Why it is given up; kept in the audit log', minLength: 3, maxLength: 1_000 })
  @IsString()
  @MinLength(3)
  @MaxLength(1_000)
  reason!: string;
}

export class ParkedEventDto {
  @ApiProperty({ example: 'indicators.survey-figures' })
  consumer!: string;

  @ApiProperty({ description: "The event's id, or `<topic>/<partition>/<offset>` of a record that has none" })
  eventId!: string;

  @ApiProperty({ type: String, nullable: true, example: 'surveys.response.accepted' })
  type!: string | null;

  @ApiProperty()
  topic!: string;

  @ApiProperty()
  partition!: number;

  @ApiProperty()
  offset!: string;

  @ApiProperty()
  key!: string;

  @ApiProperty({ description: 'Why it was parked' })
  error!: string;

  @ApiProperty({
    description: 'Times it was tried; 0 when it is unreadable or stands behind another of its key',
  })
  attempts!: number;

  @ApiProperty({ format: 'date-time', type: String })
  parkedAt!: Date;
}

export class ParkedPageDto {
  @ApiProperty({ description: 'How many there are, also beyond `limit`' })
  total!: number;

  @ApiProperty({ type: [ParkedEventDto], description: 'The oldest first' })
  events!: ParkedEventDto[];
}

export class ReadableBytesDto {
  @ApiProperty({ description: 'How many bytes there are' })
  bytes!: number;

  @ApiPropertyOptional({ description: 'When they are UTF-8' })
  text?: string;

  @ApiPropertyOptional({ description: 'In hexadecimal, when they are not' })
  hex?: string;

  @ApiProperty({ description: 'Only the beginning is given' })
  cut!: boolean;
}

export class ParkedDetailDto extends ParkedEventDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { $ref: '#/components/schemas/ReadableBytesDto' } },
  })
  headers!: Record<string, readonly ReadableBytesDto[]>;

  @ApiProperty({ type: ReadableBytesDto, nullable: true, description: 'Null: the record had no value' })
  payload!: ReadableBytesDto | null;
}

export class RedrivenDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ description: 'Events whose effect is committed now' })
  redriven!: number;

  @ApiProperty({ description: 'Events of the key that are still parked as they were' })
  left!: number;

  @ApiPropertyOptional({ description: 'Why the first that is left failed again' })
  error?: string;
}
