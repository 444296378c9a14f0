import { queryOptions } from '@tanstack/react-query';
import { scaleUpList } from '../../../api/programme/operations.gen.js';

/** The plan of a programme; none or one. */
export const plansQuery = (programme: string) =>
  queryOptions({
    queryKey: ['scale-up', programme],
    queryFn: ({ signal }) => scaleUpList({ query: { programme }, signal }),
  });
