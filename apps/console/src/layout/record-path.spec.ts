import { expect, test } from '@jest/globals';
import { recordPath } from './record-path.js';

test.each([
  ['surveys.response.accepted', '/responses/1'],
  ['programme.pilot.phase-changed', '/pilots/1'],
  ['programme.handover.signed', '/equipment/1'],
  ['training.class.completed', '/classes/1'],
  ['training.participant.joined', null],
])('the record of %s is at %s', (type, path) => {
  expect(recordPath(type, '1')).toBe(path);
});
