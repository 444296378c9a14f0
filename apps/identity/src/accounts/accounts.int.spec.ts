import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testToken } from '@xaso/testing';
import { decodeJwt } from 'jose';
import { attempt, ForeignClient } from '../gateway.fixture.js';
import {
  active,
  adminToken,
  COMMUNE,
  type IdentityUnderTest,
  invited,
  ISSUER,
  PASSWORD,
  startIdentity,
} from '../identity.fixture.js';

let service: IdentityUnderTest;
let gateway: ForeignClient;
let token: string;

beforeAll(async () => {
  service = await startIdentity();
  gateway = await ForeignClient.of(service.url);
  token = await adminToken();
});
afterAll(() => service.stop());

const post = (path: string, body: object, as = token) => service.http.post(path, body, { token: as });
const reason = 'đổi phân công';

describe('accounts', () => {
  test('are for administrators alone', async () => {
    for (const role of ['commune-officer', 'programme-lead', 'operator']) {
      const other = await testToken({ role, issuer: ISSUER });
      expect((await service.http.get('/accounts', { token: other })).body).toMatchObject({
        status: 403,
        code: 'role-not-allowed',
      });
      expect((await post('/accounts', {}, other)).status).toBe(403);
    }
    expect((await service.http.get('/accounts')).status).toBe(401);
  });

  test('are refused with every fault of theirs, and nothing is stored', async () => {
    const answer = await post('/accounts', {
      login: 'có dấu',
      name: 'Thử',
      role: 'hamlet-head',
      communes: ['99999@before-2025-07-01', COMMUNE],
      hamlets: ['17335-1', '17344-001'],
    });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'account-invalid',
      errors: [
        { field: 'login', code: 'login-malformed' },
        { field: 'communes.0', code: 'commune-unknown' },
        { field: 'hamlets.0', code: 'hamlet-malformed' },
        { field: 'hamlets.1', code: 'hamlet-elsewhere' },
      ],
    });
    const limited = { login: 'quan.tri.xa', name: 'Thử', role: 'admin', communes: [COMMUNE] };
    expect((await post('/accounts', limited)).body).toMatchObject({ errors: [{ code: 'admin-of-all' }] });
  });

  test('have a login of their own', async () => {
    await invited(service, { login: 'trung.ten' });
    const again = await post('/accounts', { login: 'Trung.Ten', name: 'Thử', role: 'viewer', communes: '*' });
    expect(again.body).toMatchObject({ status: 409, code: 'login-taken', errors: [{ field: 'login' }] });
  });

  test('are found by name without accents, login, role, status and commune, page by page', async () => {
    const first = await invited(service, { login: 'dao.thi.hoa', name: 'Đào Thị Hoà' });
    const second = await invited(service, { login: 'le.dao', name: 'Lê Đạo', role: 'trainer' });
    const ids = async (query: string): Promise<string[]> =>
      (await service.http.get<{ id: string }[]>(`/accounts?${query}`, { token })).body.map(({ id }) => id);
    expect(await ids('q=dao')).toEqual([first.account.id, second.account.id]);
    expect(await ids('q=hoa%20dao')).toEqual([first.account.id]);
    expect(await ids('q=dao&role=trainer')).toEqual([second.account.id]);
    expect(await ids(`q=dao&communeUnitId=${COMMUNE}&limit=1`)).toEqual([first.account.id]);
    expect(await ids(`q=dao&limit=1&after=${first.account.id}`)).toEqual([second.account.id]);
    expect(await ids('q=dao&status=blocked')).toEqual([]);
    const [row] = await service.db.query<{ detail: string }>(
      `select detail::text from audit_log where action = 'accounts.searched' order by id limit 1`,
    );
    expect(row?.detail).toContain(first.account.id);
    expect(row?.detail).not.toContain('dao');
  });

  test('are changed by the version that was read; a second one is told', async () => {
    const { account } = await invited(service, { login: 'hai.nguoi.sua' });
    const path = `/accounts/${account.id}/change`;
    const answers = await Promise.all([
      post(path, { version: 1, reason, role: 'trainer' }),
      post(path, { version: 1, reason, name: 'Tên Khác' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'account-changed' });
    const seen = await service.http.get(`/accounts/${account.id}`, { token });
    expect(seen.body).toMatchObject({ version: 2 });
    const rows = await service.db.query<{ action: string; reason: string | null; detail: string }>(
      `select action, reason, detail::text from audit_log where subject_id = $1 order by id`,
      [account.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['account.invited', 'account.changed', 'account.read']);
    expect(rows[1]?.reason).toBe(reason);
    expect(rows[1]?.detail).not.toContain('Tên Khác');
  });

  test('take another role and other communes at the next refresh', async () => {
    const id = await active(service, { login: 'doi.vai.tro' });
    const { tokens } = await gateway.signIn('doi.vai.tro');
    await post(`/accounts/${id}/change`, { version: 2, reason, role: 'viewer', communes: '*' });
    const refreshed = await gateway.refresh(tokens.refresh_token);
    expect(decodeJwt(refreshed.access_token)).toMatchObject({ role: 'viewer', communes: '*' });
    expect(decodeJwt(refreshed.access_token)).not.toHaveProperty('hamlets');
  });

  test('that are blocked get no token any more, and do again when they are not', async () => {
    const id = await active(service, { login: 'bi.khoa' });
    const { browser, tokens } = await gateway.signIn('bi.khoa');
    expect((await post(`/accounts/${id}/block`, { reason })).body).toMatchObject({ status: 'blocked' });
    await expect(gateway.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await browser.open((await gateway.begin()).address)).url).toContain('/id/sign-in/');
    expect((await attempt(gateway, 'bi.khoa', PASSWORD)).status).toBe(401);
    expect((await post(`/accounts/${id}/reset`, { reason })).body).toMatchObject({ code: 'account-blocked' });
    expect((await post(`/accounts/${id}/block`, { reason })).body).toMatchObject({ code: 'already-blocked' });
    expect((await post(`/accounts/${id}/unblock`, { reason })).body).toMatchObject({ status: 'active' });
    expect((await attempt(gateway, 'bi.khoa', PASSWORD)).url).toContain('/session/callback?');
  });

  test('that do not exist are not found', async () => {
    const nobody = '018f4d3c-7a00-7abc-8def-000000000001';
    expect((await service.http.get(`/accounts/${nobody}`, { token })).body).toMatchObject({
      status: 404,
      code: 'account-unknown',
    });
    expect((await service.http.get('/me', { token })).body).toMatchObject({ code: 'account-unknown' });
  });
});

describe('administrators', () => {
  test('do not block or demote themselves, and one always remains', async () => {
    const first = await active(service, { login: 'qt.mot', role: 'admin' });
    expect((await post(`/accounts/${first}/block`, { reason })).body).toMatchObject({
      status: 409,
      code: 'last-admin',
    });
    const last = await post(`/accounts/${first}/change`, { version: 2, reason, role: 'viewer' });
    expect(last.body).toMatchObject({ code: 'last-admin' });
    const second = await active(service, { login: 'qt.hai', role: 'admin' });
    const one = await gateway.signIn('qt.mot');
    const two = await gateway.signIn('qt.hai');
    const self = await post(`/accounts/${first}/block`, { reason }, one.tokens.access_token);
    expect(self.body).toMatchObject({ status: 403, code: 'own-account' });
    const demoted = { version: 2, reason, role: 'viewer' };
    expect((await post(`/accounts/${first}/change`, demoted, one.tokens.access_token)).body).toMatchObject({
      code: 'own-account',
    });
    const answers = await Promise.all([
      post(`/accounts/${second}/block`, { reason }, one.tokens.access_token),
      post(`/accounts/${first}/block`, { reason }, two.tokens.access_token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({ code: 'admin-no-longer' });
  });
});
