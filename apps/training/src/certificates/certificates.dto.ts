import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REVOCATION_REASONS, type RevocationReason } from '@xaso/contracts-training';
import type { Day } from '@xaso/kernel';
import { IsDay, IsOptionalField, PilotThingListDto } from '@xaso/platform';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';

export class IssueCertificatesDto {
  @IsOptionalField()
  @IsDay('The day on which they expire; without it they hold for good')
  validUntil?: Day;
}

export class RevokeCertificateDto {
  @ApiProperty({ enum: REVOCATION_REASONS })
  @IsIn(REVOCATION_REASONS)
  reasonCode!: RevocationReason;

  @ApiProperty({ description: 'Why, in words; it goes into the audit log' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

const STATES = ['issued', 'revoked'] as const;

export class CertificateListDto extends PilotThingListDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  classId?: string;

  @ApiPropertyOptional({ enum: STATES, description: 'Those that hold, or those that were revoked' })
  @IsOptionalField()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

export class CompareNameDto {
  @ApiProperty({ description: 'The name as it is printed on the certificate' })
  @IsString()
  @Length(1, 200)
  name!: string;
}
