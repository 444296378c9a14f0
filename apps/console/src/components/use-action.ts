import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../http/new-id.js';
import { asProblem, type Problem } from '../http/problem.js';
import { notifyDone } from './notify.js';

export interface ActionOptions<V, R> {
  /** Sends it. The key is the same until it succeeded. */
  readonly send: (values: V, key: string) => Promise<R>;
  /** What is said when it is done. */
  readonly done: string;
  /** First parts of the keys of queries that are read again. */
  readonly refreshes: readonly string[];
  readonly onDone?: (result: R, values: V) => void;
  readonly onRefused?: (problem: Problem, values: V) => void;
}

export interface Action<V> {
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  run(values: V): void;
  reset(): void;
}

/** Something that changes data: sent once, said when done, and its refusal kept for the page to show. */
export function useAction<V, R = unknown>(options: ActionOptions<V, R>): Action<V> {
  const client = useQueryClient();
  const [key, setKey] = useState(newId);
  const mutation = useMutation<R, unknown, V>({
    mutationFn: (values) => options.send(values, key),
    onSuccess: async (result, values) => {
      setKey(newId());
      notifyDone(options.done);
      await Promise.all(options.refreshes.map((first) => client.invalidateQueries({ queryKey: [first] })));
      options.onDone?.(result, values);
    },
    onError: (error, values) => options.onRefused?.(asProblem(error), values),
  });
  return {
    pending: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    run: (values) => mutation.mutate(values),
    reset: () => mutation.reset(),
  };
}
