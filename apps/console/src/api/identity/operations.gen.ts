// Written by `npm run client` from the OpenAPI document of the service.
import { operation } from '../operation.js';
import type * as Types from './types.gen.js';

export const accountsList = /* @__PURE__ */ operation<Types.AccountsListData, Types.AccountsListResponse>(
  'identity',
  'GET',
  '/accounts',
);

export const accountsAdd = /* @__PURE__ */ operation<Types.AccountsAddData, Types.AccountsAddResponse>(
  'identity',
  'POST',
  '/accounts',
);

export const accountsChange = /* @__PURE__ */ operation<
  Types.AccountsChangeData,
  Types.AccountsChangeResponse
>('identity', 'POST', '/accounts/{id}/change');

export const accountsBlock = /* @__PURE__ */ operation<Types.AccountsBlockData, Types.AccountsBlockResponse>(
  'identity',
  'POST',
  '/accounts/{id}/block',
);

export const accountsUnblock = /* @__PURE__ */ operation<
  Types.AccountsUnblockData,
  Types.AccountsUnblockResponse
>('identity', 'POST', '/accounts/{id}/unblock');

/** A link for a new password, shown once; links of before are void. */
export const accountsReset = /* @__PURE__ */ operation<Types.AccountsResetData, Types.AccountsResetResponse>(
  'identity',
  'POST',
  '/accounts/{id}/reset',
);

export const accountsOne = /* @__PURE__ */ operation<Types.AccountsOneData, Types.AccountsOneResponse>(
  'identity',
  'GET',
  '/accounts/{id}',
);

export const meMe = /* @__PURE__ */ operation<Types.MeMeData, Types.MeMeResponse>('identity', 'GET', '/me');
