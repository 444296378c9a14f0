import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { Matches } from 'class-validator';

export class StandingDto {
  @ApiPropertyOptional({
    description:
      'What the preview called `standing`: then nothing is overwritten that somebody changed since (409)',
  })
  @IsOptionalField()
  @Matches(/^[\w-]{43}$/)
  standing?: string;
}
