import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor, UnitId } from '@xaso/kernel';
import { CommuneThingListDto, CorrectionDto, CurrentActor, IsInstant, Roles } from '@xaso/platform';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { DeviceKeysService } from './device-keys.service.js';
import { DeviceKeysStore } from './device-keys.store.js';

export class CreateDeviceKeyDto {
  @ApiProperty({ example: 'Máy tổ CNSCĐ xóm 3', description: 'Tên máy, không ghi tên người' })
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  label!: string;

  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  programme!: string;

  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(/^\d{5}@(before-2025-07-01|from-2025-07-01)$/)
  communeUnitId!: UnitId;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  expiresAt!: string;
}

/** Devices are few. */
const MOST_LISTED = 1_000;

export class DeviceKeyListDto extends CommuneThingListDto {}

@ApiTags('device-keys')
@Controller('device-keys')
@Roles('admin', 'programme-lead', 'commune-officer')
export class DeviceKeysController {
  constructor(
    private readonly service: DeviceKeysService,
    private readonly keys: DeviceKeysStore,
  ) {}

  /** Asks for no Idempotency-Key: a stored answer would keep the token, and an unused second key does no harm. */
  @Post()
  async create(@Body() body: CreateDeviceKeyDto, @CurrentActor() actor: Actor) {
    const { id, token, label, programme, communeUnitId, expiresAt } = await this.service.create(
      { ...body, expiresAt: new Date(body.expiresAt) },
      actor,
    );
    return { id, token, label, programme, communeUnitId, expiresAt, serverPath: `/key/${token}` };
  }

  @Get()
  list(@Query() { limit = MOST_LISTED, ...filter }: DeviceKeyListDto, @CurrentActor() actor: Actor) {
    return this.keys.list(actor.communes, { ...filter, limit });
  }

  /** As DELETE does, and the audit log keeps why. */
  @Post(':id/revoke')
  @HttpCode(204)
  revokeBecause(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CorrectionDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.revoke(id, actor, reason);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.revoke(id, actor);
  }
}
