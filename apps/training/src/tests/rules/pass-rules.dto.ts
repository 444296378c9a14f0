import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsNumber, Max, Min, ValidateIf } from 'class-validator';

const isThere = (_whole: object, value: unknown): boolean => value !== null;

export class PassRuleDto {
  @ApiProperty({
    type: 'number',
    nullable: true,
    minimum: 0.1,
    maximum: 10,
    description: 'Lowest score of the test after the class, with one decimal at most; null asks for none',
  })
  @ValidateIf(isThere)
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0.1)
  @Max(10)
  minAfterScore!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 100,
    description: 'Smallest share of the sessions, in percent; null: one session is enough',
  })
  @ValidateIf(isThere)
  @IsInt()
  @Min(1)
  @Max(100)
  minSharePercent!: number | null;
}
