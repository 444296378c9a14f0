import { part } from '../common/pilot-part.fixture.js';
import { timetable } from './timetable.js';
import { type NewClass, open, schedule, start, type TrainingClass } from './training-class.js';

/** A class of two half days in July 2022. */
export const TIMES = timetable({
  startsAt: new Date('2022-07-12T07:30:00+07:00'),
  endsAt: new Date('2022-07-13T11:30:00+07:00'),
  sessions: [
    { startsAt: new Date('2022-07-12T07:30:00+07:00'), endsAt: new Date('2022-07-12T11:30:00+07:00') },
    { startsAt: new Date('2022-07-13T07:30:00+07:00'), endsAt: new Date('2022-07-13T11:30:00+07:00') },
  ],
  capacity: 30,
});

export const NEW_CLASS: NewClass = {
  ...TIMES,
  curriculumId: '0190a000-0000-7000-8000-0000000000c5',
  curriculum: 'C5',
  curriculumVersion: 1,
  pillar: 'economy',
  kind: 'class',
  venue: 'Nhà văn hoá xóm 3',
  partner: null,
  trainers: [{ account: null, name: 'Giảng viên Thử' }],
  campaignId: null,
};

export const PLANNED: TrainingClass = schedule(part, NEW_CLASS, new Date('2022-06-20T02:00:00Z')).next;
export const OPEN: TrainingClass = open(PLANNED, new Date('2022-06-25T02:00:00Z')).next;
export const RUNNING: TrainingClass = start(OPEN, new Date('2022-07-12T00:40:00Z')).next;
