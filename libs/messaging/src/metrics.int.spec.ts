import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { privateTopics, testService, type TestService } from '@xaso/testing';
import { ledger, ledgerTopics } from './spec/service/ledger.service.js';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string; readonly thresholds?: object } };
}

const DASHBOARD = new URL('../../../deploy/grafana/messaging.json', import.meta.url);

let panels: readonly Panel[];
let shown: Set<string>;
let exposed: Set<string>;
let service: TestService | undefined;

const named = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''));

beforeAll(async () => {
  const text = await readFile(DASHBOARD, 'utf8');
  const dashboard = JSON.parse(text) as { readonly panels: readonly Panel[] };
  panels = dashboard.panels.filter(({ type }) => type !== 'row');
  shown = named(text, /\b(xaso_[a-z_]+)\b/g);
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix });
  const { body } = await service.http.get<string>('/metrics');
  exposed = named(body, /^# TYPE (xaso_(?:outbox|relay|inbox|consumer|parked|blocked)_[a-z_]+) /gm);
});
afterAll(() => service?.stop());

describe('the dashboard of messaging', () => {
  test('shows nothing that no service measures, and everything that messaging measures', () => {
    expect([...shown].sort()).toEqual([...exposed].sort());
    expect(shown.size).toBeGreaterThan(10);
  });

  test('gives each panel a unit, thresholds and what to do', () => {
    for (const { title, description, fieldConfig, targets } of panels) {
      const told = { title, unit: fieldConfig?.defaults.unit, thresholds: fieldConfig?.defaults.thresholds };
      expect(told).toEqual({ title, unit: expect.any(String), thresholds: expect.any(Object) });
      expect(description?.length).toBeGreaterThan(20);
      for (const { expr } of targets ?? []) expect(expr).toContain('service=~"$service"');
    }
  });
});
