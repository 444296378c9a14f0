/** What is sent to plan a class of two half days in July 2022. */
export const bodyOf = (pilotId: string, changes: object = {}) => ({
  pilotId,
  curriculum: 'C5',
  kind: 'class',
  venue: 'Nhà văn hoá xóm 3',
  startsAt: '2022-07-12T07:30:00+07:00',
  endsAt: '2022-07-13T11:30:00+07:00',
  sessions: [
    { startsAt: '2022-07-12T07:30:00+07:00', endsAt: '2022-07-12T11:30:00+07:00' },
    { startsAt: '2022-07-13T07:30:00+07:00', endsAt: '2022-07-13T11:30:00+07:00' },
  ],
  capacity: 30,
  trainers: [{ name: 'Giảng viên Thử' }],
  at: '2022-06-20T09:00:00+07:00',
  ...changes,
});
