import { Module } from '@nestjs/common';
import type { EdgeDefinition } from '@xaso/platform';
import { gatewayConfig } from './config.js';
import { forward } from './forward.service.js';
import { upstreamsOf } from './upstreams.js';

@Module({})
class GatewayModule {}

/** The one public port of an installation. */
export const gateway: EdgeDefinition<typeof gatewayConfig> = {
  name: 'gateway',
  version: '0.1.0',
  module: GatewayModule,
  config: gatewayConfig,
  prepare: (app, { SERVICES }) => forward(app, upstreamsOf(SERVICES)),
};
