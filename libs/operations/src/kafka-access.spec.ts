import { describe, expect, test } from '@jest/globals';
import { accessRequest } from './kafka-access.js';

describe('what kafka-access is asked for', () => {
  test.each([
    [['list'], { what: 'list' }],
    [
      ['add', 'vien-nghien-cuu', '--topics', 'surveys.response.v1,surveys.campaign.v1,surveys.response.v1'],
      { what: 'add', name: 'vien-nghien-cuu', topics: ['surveys.response.v1', 'surveys.campaign.v1'] },
    ],
    [['renew', 'vien-nghien-cuu'], { what: 'renew', name: 'vien-nghien-cuu' }],
    [['remove', 'vien-nghien-cuu'], { what: 'remove', name: 'vien-nghien-cuu' }],
  ])('%j', (args, request) => {
    expect(accessRequest(args)).toEqual(request);
  });

  test.each([
    [[], 'kafka-access takes list, add'],
    [['grant', 'tinh'], 'kafka-access takes list, add'],
    [['list', 'tinh'], 'kafka-access takes list, add'],
    [['add', 'tinh', 'huyen', '--topics', 'a.b.v1'], 'kafka-access takes list, add'],
    [['add', '--topics', 'a.b.v1'], 'add needs a name'],
    [['add', 'tinh'], 'add needs --topics'],
    [['add', 'tinh', '--topics', ','], 'add needs --topics'],
    [['renew', 'tinh', '--topics', 'a.b.v1'], 'only add takes --topics'],
    [['add', 'indicators', '--topics', 'a.b.v1'], 'indicators is a service of the platform'],
    [['add', 'tinh', '--topic', 'a.b.v1'], "'--topic'"],
  ])('%j is told what is wrong', (args, fault) => {
    expect(() => accessRequest(args)).toThrow(fault);
  });
});
