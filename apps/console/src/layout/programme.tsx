import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty, Loaded, type Loadable } from '../components/states.js';
import { readAsked } from '../http/asked.js';
import { get } from '../http/request.js';
import { common } from '../i18n/common.texts.js';
import {
  currentOf,
  type Programme,
  PROGRAMMES,
  rememberedProgramme,
  rememberProgramme,
} from './current-programme.js';

export type { Programme } from './current-programme.js';

export interface Programmes {
  readonly query: Loadable<readonly Programme[]>;
  readonly current: Programme | undefined;
  readonly choose: (code: string) => void;
}

/** The programmes, and the one that is looked at: of the address, else the last one on this device, else the first. */
export function useProgrammes(): Programmes {
  const query = useQuery({
    queryKey: ['programmes'],
    queryFn: ({ signal }) => get<readonly Programme[]>(PROGRAMMES, undefined, signal),
    initialData: () => readAsked<readonly Programme[]>(PROGRAMMES),
    staleTime: 300_000,
  });
  const { programme } = useSearch({ from: '__root__' });
  const router = useRouter();
  return {
    query,
    current: currentOf(query.data ?? [], [programme, rememberedProgramme()]),
    choose: (code) => {
      rememberProgramme(code);
      void router.navigate({ to: '.', search: (before) => ({ ...before, programme: code }) });
    },
  };
}

/** A page of one programme: shows it once it is known which. */
export function WithProgramme({ children }: { readonly children: (programme: Programme) => ReactNode }) {
  const say = common.use();
  const { query, current } = useProgrammes();
  return (
    <Loaded query={query}>
      {() => (current ? children(current) : <Empty title={say('programme.none')} />)}
    </Loaded>
  );
}

/** The switch in the header; with one programme there is nothing to switch. */
export function ProgrammeSwitch() {
  const say = common.use();
  const { query, current, choose } = useProgrammes();
  const all = query.data ?? [];
  if (all.length < 2 || !current) return null;
  return (
    <NativeSelect
      aria-label={say('programme')}
      data={all.map(({ code, name }) => ({ value: code, label: name }))}
      value={current.code}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
