import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { subjectOf } from '../keys.js';
import { LEADER, LEAD, Teller } from './teller.js';
import { type Mishap, PretendService } from './service.fixture.js';

let service: PretendService;

beforeEach(async () => {
  service = new PretendService();
  await service.start();
});
afterEach(() => service.stop());

const TITLE = `Cổng thông tin điện tử xã ${'rất dài '.repeat(40)}`;

async function deliver(): Promise<string> {
  const teller = new Teller(service.context(), 'p');
  const of = { pilotId: 'pilot', title: TITLE };
  let one = await teller.thing('/deliverables', 'pilotId=pilot&limit=1000', of, { type: 'portal' });
  one = await teller.step('/deliverables', one, { from: 'planned', verb: 'deliver' });
  one = await teller.step('/deliverables', one, { from: 'delivered', verb: 'accept' });
  one = await teller.step('/deliverables', one, { from: 'accepted', verb: 'go-live' });
  return String(one['state']);
}

describe('somebody who tells the programme service a story', () => {
  test('has another account for approvals', () => {
    expect(subjectOf(LEADER)).not.toBe(subjectOf(LEAD));
  });

  test.each<Mishap>(['busy', 'lost-before', 'lost-after', 'cut-short'])(
    'when every request is %s once, each is done once',
    async (mishap) => {
      // Whatever is sent again arrives: every other request meets the mishap.
      service.mishap = (post) => (post % 2 === 1 ? mishap : undefined);
      expect(await deliver()).toBe('live');
      expect(service.counts()['/deliverables']).toBe(1);
      expect(service.done).toHaveLength(4);
    },
  );

  test.each([1, 2, 3, 4])('goes on after being killed after request %i', async (killedAt) => {
    service.mishap = (post) => (post === killedAt ? 'killed-after' : undefined);
    await deliver().catch(() => undefined);
    service.mishap = () => undefined;
    service.forgetKeys();
    expect(await deliver()).toBe('live');
    expect(service.done).toHaveLength(4);
  });

  test('creates anew after the answer was lost and forgotten: the thing is found', async () => {
    const teller = new Teller(service.context(), 'p');
    await teller.thing('/programmes', '', { code: 'p' }, { name: 'một' });
    service.forgetKeys();
    // A teller that read the list before somebody else told it.
    service.mishap = () => {
      service.rows('/pilots').push({ id: 'there', programme: 'p', communeUnitId: 'x' });
      service.mishap = () => undefined;
      return undefined;
    };
    const pilot = await teller.thing(
      '/pilots',
      'programme=p&limit=1000',
      { programme: 'p', communeUnitId: 'x' },
      { pillars: [] },
    );
    expect(pilot.id).toBe('there');
  });

  test('a step that something else forbids is refused', async () => {
    const teller = new Teller(service.context(), 'p');
    const made = await teller.thing('/deliverables', 'pilotId=x&limit=1000', { pilotId: 'x' }, {});
    await expect(teller.step('/deliverables', made, { from: 'planned', verb: 'accept' })).rejects.toThrow(
      '409',
    );
  });
});
