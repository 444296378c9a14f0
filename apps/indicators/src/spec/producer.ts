import type { FactContext } from '@xaso/contracts-common';
import { programmeEvents } from '@xaso/contracts-programme';
import { surveysEvents } from '@xaso/contracts-surveys';
import { trainingEvents } from '@xaso/contracts-training';
import { TestProducer, type TestServiceOptions } from '@xaso/testing';

export const THANH_SON = '17335@before-2025-07-01';
export const MINH_HOP = '17071@before-2025-07-01';
export const KHANH_HOP = '17878@before-2025-07-01';

/** The pilot that facts belong to unless they name another. */
export const PILOT = '018f4d3c-7a00-7abc-8def-0000000000a1';

const context: FactContext = {
  programme: 'nghe-an-2022',
  communeUnitId: THANH_SON,
  pilotId: PILOT,
  pillar: 'government',
  source: 'online',
  synthetic: false,
  actorRole: 'programme-lead',
};

/** Stands for the services that figures are counted from. */
export const startProducer = (options: TestServiceOptions): Promise<TestProducer> =>
  TestProducer.start('producer', [...surveysEvents, ...programmeEvents, ...trainingEvents], context, options);
