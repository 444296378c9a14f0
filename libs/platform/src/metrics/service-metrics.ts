import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { Gauge, Histogram, type Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Measures each answered request by the template of its route, so that ids never become labels. */
export function requestMeter(registry: Registry): (request: FastifyRequest, reply: FastifyReply) => void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  return (request, reply) => {
    const labels = { method: request.method, route: routeOf(request), status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1_000);
  };
}

/** The template a request was matched to, e.g. `/responses/:id`. */
export function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
}

/** Shows how busy the database connections are. */
export function measurePool(registry: Registry, pool: Pool): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of the pool: open, idle, and requests waiting for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}
