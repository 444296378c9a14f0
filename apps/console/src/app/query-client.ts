import { QueryClient } from '@tanstack/react-query';
import { retried, retryDelay } from '../http/retry.js';

/** Reads are asked again when a service is away; changes never are, their key makes a second try by hand safe. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: retried, retryDelay, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
