import { queryOptions } from '@tanstack/react-query';
import { accountsOne } from '../../../api/identity/operations.gen.js';
import type { AccountView } from '../../../api/identity/types.gen.js';
import type { Query } from '../../../http/query-text.js';
import { get } from '../../../http/request.js';

export const accountsQuery = (of: Query) =>
  queryOptions({
    queryKey: ['accounts', of],
    queryFn: ({ signal }) => get<readonly AccountView[]>('/api/identity/accounts', of, signal),
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => accountsOne({ path: { id }, signal }),
  });
