import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { Empty } from '../../../components/states.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { certificatesQuery } from '../training.queries.js';
import { CERTIFICATE_STATES } from '../training.types.js';
import { CertificateTable } from './certificate-table.js';
import { certificateTexts } from './certificates.texts.js';

const route = getRouteApi('/certificates');

/** Every certificate of a programme, without names. */
export function CertificatesPage() {
  const say = certificateTexts.use();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <WithProgramme>{(programme) => <List key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = certificateTexts.use();
  const word = useWord();
  const navigate = route.useNavigate();
  const { state, after } = route.useSearch();
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(certificatesQuery({ programme: programme.code, state }, keyset.query));
  const choose = (next: string | undefined) =>
    void navigate({
      search: (before) => ({
        ...before,
        state: CERTIFICATE_STATES.find((one) => one === next),
        after: undefined,
      }),
      replace: true,
    });
  return (
    <>
      <Filters label={say('filters')}>
        <Pick
          label={say('filter.state')}
          value={state}
          any={say('filter.state.any')}
          choices={CERTIFICATE_STATES.map((one) => ({ value: one, label: word('state', one) }))}
          onChange={choose}
        />
      </Filters>
      <CertificateTable
        query={query}
        keyset={keyset}
        filtered={state !== undefined}
        empty={<Empty title={say('none')} />}
        exportName={`giay-chung-nhan-${programme.code}`}
      />
    </>
  );
}
