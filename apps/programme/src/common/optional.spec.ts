import { describe, expect, test } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CorrectTeamDto } from '../teams/teams.dto.js';
import { DraftHandoverDto } from '../handovers/handovers.dto.js';
import { CorrectProgrammeDto, DefineProgrammeDto } from '../programmes/programmes.dto.js';
import { RecordEntryDto } from '../register/register.dto.js';
import { programmeOf } from './client.fixture.js';

/** The fields that a body of this shape is refused for. */
const refused = (shape: new () => object, body: object): string[] =>
  validateSync(plainToInstance(shape, body), { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property }) => property,
  );

describe('a field that may be left out', () => {
  test.each(['measures', 'months', 'lead', 'synthetic'])('%s of a programme is not null', (field) => {
    expect(refused(DefineProgrammeDto, programmeOf('p'))).toEqual([]);
    expect(refused(DefineProgrammeDto, { ...programmeOf('p'), [field]: undefined })).toEqual([]);
    expect(refused(DefineProgrammeDto, { ...programmeOf('p'), [field]: null })).toEqual([field]);
  });

  test.each(['measures', 'models', 'workPackages', 'approvers', 'name', 'host'])(
    '%s is corrected to something, or left as it is',
    (field) => {
      expect(refused(CorrectProgrammeDto, { reason: 'ghi nhầm' })).toEqual([]);
      expect(refused(CorrectProgrammeDto, { reason: 'ghi nhầm', [field]: null })).toEqual([field]);
    },
  );

  test('is not null in a correction of other things either', () => {
    expect(refused(CorrectTeamDto, { reason: 'ghi nhầm', decisionNo: '2/QĐ' })).toEqual([]);
    expect(refused(CorrectTeamDto, { reason: 'ghi nhầm', decisionNo: null })).toEqual(['decisionNo']);
  });

  test('evidence is a list', () => {
    const entry = { kind: 'lesson', programme: 'p', on: '2022-06-01', content: {} };
    expect(refused(RecordEntryDto, entry)).toEqual([]);
    expect(refused(RecordEntryDto, { ...entry, evidence: null })).toEqual(['evidence']);
  });

  test('a list holds no null', () => {
    expect(refused(DefineProgrammeDto, { ...programmeOf('p'), workPackages: [null] })).toEqual([
      'workPackages',
    ]);
    const handover = { pilotId: crypto.randomUUID(), receiver: 'Văn phòng', items: [null] };
    expect(refused(DraftHandoverDto, handover)).toEqual(['items']);
  });
});
