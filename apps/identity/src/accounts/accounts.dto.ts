import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { UNIT_ID, type UnitId } from '@xaso/kernel';
import { IsOptionalField, PageDto, type Role, ROLES } from '@xaso/platform';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Min,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { ACCOUNT_STATUSES, type AccountStatus } from './account.js';

const MOST_COMMUNES = 500;

/** `*`, or a list of communes. */
const IsScope = (): PropertyDecorator =>
  ValidateBy({
    name: 'isScope',
    validator: {
      validate: (value: unknown) =>
        value === '*' ||
        (Array.isArray(value) &&
          value.length <= MOST_COMMUNES &&
          value.every((id) => typeof id === 'string' && UNIT_ID.test(id))),
      defaultMessage: () => 'là "*" cho toàn tỉnh, hoặc danh sách mã xã dạng 17335@before-2025-07-01',
    },
  });

class ParticularsDto {
  @ApiProperty({ example: 'Nguyễn Thị Thử', description: 'Personal data: shown to administrators alone' })
  @IsString()
  @Length(2, 100)
  name!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiProperty({
    description: 'The whole province, or communes',
    oneOf: [
      { type: 'string', enum: ['*'] },
      { type: 'array', items: { type: 'string', pattern: UNIT_ID.source } },
    ],
    example: ['17335@before-2025-07-01'],
  })
  @IsScope()
  communes!: '*' | UnitId[];

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string' },
    nullable: true,
    example: ['17335-001'],
    description: 'Hamlets of these communes; null for all of them',
  })
  @ValidateIf((_whole: object, value: unknown) => value !== undefined && value !== null)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  hamlets?: string[] | null;
}

export class AddAccountDto extends ParticularsDto {
  @ApiProperty({ example: 'nguyen.thu', description: 'Lower case, without accents; it never changes' })
  @IsString()
  @Length(3, 64)
  login!: string;
}

class WhyDto {
  @ApiProperty({ description: 'Why; it goes into the audit log' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class ChangeAccountDto extends PartialType(ParticularsDto, { skipNullProperties: false }) {
  @ApiProperty({
    type: 'integer',
    description: 'Of the account as it was read; 409 when it is another by now',
  })
  @IsInt()
  @Min(1)
  version!: number;

  @ApiProperty({ description: 'Why; it goes into the audit log' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class BlockDto extends WhyDto {}

export class ResetDto extends WhyDto {
  @ApiPropertyOptional({ default: false, description: 'The phone with the app is lost as well' })
  @IsOptionalField()
  @IsBoolean()
  switchOffTotp?: boolean;
}

export class AccountListDto extends PageDto {
  @ApiPropertyOptional({ description: 'Words of the name or login, accents or not' })
  @IsOptionalField()
  @IsString()
  @Length(1, 120)
  q?: string;

  @ApiPropertyOptional({ enum: ROLES })
  @IsOptionalField()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ enum: ACCOUNT_STATUSES })
  @IsOptionalField()
  @IsIn(ACCOUNT_STATUSES)
  status?: AccountStatus;

  @ApiPropertyOptional({
    example: '17335@before-2025-07-01',
    description: 'Whoever may act for it, those of the whole province included',
  })
  @IsOptionalField()
  @Matches(UNIT_ID)
  communeUnitId?: UnitId;
}
