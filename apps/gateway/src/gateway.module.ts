import { Module } from '@nestjs/common';
import { Addresses } from './arrivals/addresses.service.js';
import { Callers } from './arrivals/callers.service.js';
import { Limits } from './arrivals/limits.service.js';
import { SameOrigin } from './arrivals/same-origin.service.js';
import { Cookies } from './sessions/cookies.service.js';
import { Issuer } from './sessions/issuer.service.js';
import { Seal } from './sessions/seal.service.js';
import { ServicesController } from './sessions/services.controller.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionStore } from './sessions/session.store.js';
import { Sessions } from './sessions/sessions.service.js';
import { SignInController } from './sessions/sign-in.controller.js';

@Module({
  controllers: [SessionController, SignInController, ServicesController],
  providers: [Addresses, Callers, Cookies, Issuer, Limits, SameOrigin, Seal, Sessions, SessionStore],
})
export class GatewayModule {}
