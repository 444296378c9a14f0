import { type TestService, testToken } from '@xaso/testing';

export const COMMUNE = '17335@before-2025-07-01';
export const OTHER = '17071@before-2025-07-01';

/** A programme and a pilot in each of two communes; ids of the pilots by commune. */
export async function programmeWithPilots(
  service: TestService,
  lead: string,
  code = 'p',
): Promise<Readonly<Record<string, string>>> {
  const programme = {
    code,
    name: 'Chương trình thử',
    kind: 'đề tài',
    host: 'Trung tâm thử',
    approvers: [],
    workPackages: [],
    models: ['government'],
  };
  await service.http.post('/programmes', programme, { token: lead });
  const ids: Record<string, string> = {};
  for (const commune of [COMMUNE, OTHER]) {
    const [row] = await service.db.query<{ id: string }>(
      `insert into pilot (id, version, programme, commune_unit_id, pillars, problems, phase, proposed_on, plans, history, synthetic, created_at)
       values (gen_random_uuid(), 1, $1, $2, '["government"]', '[{"text":"x","primary":true}]', 'proposed', '2022-01-10', '[]', '[]', false, now())
       returning id`,
      [code, commune],
    );
    ids[commune] = row?.id ?? '';
  }
  return ids;
}

/** Tokens of those who lead and approve, and of officers of each of the two communes. */
export const people = async () => ({
  lead: await testToken({ role: 'programme-lead' }),
  leader: await testToken({ role: 'province-leader' }),
  officer: await testToken({ role: 'commune-officer', communes: [COMMUNE] }),
  stranger: await testToken({ role: 'commune-officer', communes: [OTHER] }),
  viewer: await testToken({ role: 'viewer' }),
});
