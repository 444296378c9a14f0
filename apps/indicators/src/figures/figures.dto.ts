import { ApiPropertyOptional } from '@nestjs/swagger';
import { unit } from '@xaso/admin-units';
import { PageLimit, ProblemError } from '@xaso/platform';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type Cut, endOf } from './cut.js';
import type { Asked } from './figure-view.js';

/** Up to when: business time and time of recording. */
export class CutDto {
  @ApiPropertyOptional({
    example: '2022-06-01',
    description: 'Business time: a local day, to its end, or an instant (RFC 3339). Default: everything',
  })
  @IsOptional()
  @IsString()
  asOf?: string;

  @ApiPropertyOptional({
    example: '2022-06-30T10:00:00+07:00',
    description:
      'What was recorded by then: a local day, to its end, or an instant (RFC 3339). Default: everything',
  })
  @IsOptional()
  @IsString()
  knownAt?: string;
}

export class FigureListDto extends CutDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  programme?: string;

  @ApiPropertyOptional({ example: '17335@before-2025-07-01', description: 'One commune, with its epoch' })
  @IsOptional()
  @IsString()
  commune?: string;
}

export class FigureEventsDto extends CutDto {
  @ApiPropertyOptional({ description: 'Id of the last event of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @PageLimit(1_000)
  limit?: number;
}

/** @throws ProblemError 400 naming the field that is no moment. */
export function cutOf({ asOf, knownAt }: CutDto): Cut {
  const occurredBefore = momentOf('asOf', asOf);
  const recordedBefore = momentOf('knownAt', knownAt);
  return { ...(occurredBefore ? { occurredBefore } : {}), ...(recordedBefore ? { recordedBefore } : {}) };
}

export const askedOf = ({ asOf, knownAt }: CutDto): Asked => ({ asOf, knownAt });

/** @throws ProblemError 400 when no commune has this id. */
export function communeOf(id: string | undefined): string | undefined {
  if (id === undefined || unit(id)?.level === 'commune') return id;
  throw refused(
    'commune',
    'commune-unknown',
    `Không có xã "${id}". Mã xã phải kèm thời kỳ, ví dụ 17335@before-2025-07-01.`,
  );
}

function momentOf(field: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const end = endOf(text);
  if (end) return end;
  const detail = `${field} phải là ngày (2022-06-01) hoặc thời điểm có múi giờ (2022-06-01T08:00:00+07:00).`;
  throw refused(field, 'moment-malformed', detail);
}

const refused = (field: string, code: string, detail: string): ProblemError =>
  new ProblemError(400, code, detail, {}, [{ field, code, detail }]);
