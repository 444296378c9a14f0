import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/decorators.js';
import { SERVICE } from '../tokens.js';
import { HealthRegistry, type HealthResult } from './health-registry.js';

interface Report {
  readonly service: string;
  readonly version: string;
  readonly status: string;
  readonly checks?: readonly HealthResult[];
}

/** The probes of Kubernetes and compose, and `/health` for people. */
@Controller('health')
@Public()
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly registry: HealthRegistry,
    @Inject(SERVICE) private readonly service: { name: string; version: string },
  ) {}

  /** The process runs. */
  @Get('live')
  live(): Report {
    return this.report('live');
  }

  /** Requests can be served: 200, else 503. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    const checks = await this.registry.run('ready');
    const ready = !this.registry.draining && checks.every(({ ok }) => ok);
    if (!ready) reply.status(503);
    return this.report(ready ? 'ready' : this.registry.draining ? 'draining' : 'not-ready', checks);
  }

  /** Everything that is not as it should be. */
  @Get()
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    const checks = await this.registry.run();
    const down = this.registry.draining || checks.some(({ ok, affects }) => !ok && affects === 'ready');
    if (down) reply.status(503);
    return this.report(down ? 'down' : checks.every(({ ok }) => ok) ? 'ok' : 'degraded', checks);
  }

  private report(status: string, checks?: readonly HealthResult[]): Report {
    return { service: this.service.name, version: this.service.version, status, checks };
  }
}
