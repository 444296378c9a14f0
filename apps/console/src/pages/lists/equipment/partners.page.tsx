import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { partnersEnd } from '../../../api/programme/operations.gen.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick, SearchBox } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { moneyText } from '../../../format/numbers.js';
import { send } from '../../../http/request.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { Opens, ReasonDeed, today } from '../shared/deeds.js';
import { listTexts } from '../shared/lists.texts.js';
import { PilotField, PilotPick } from '../shared/pilot-field.js';
import { FormDialog, useRecordForm } from '../shared/record-form.js';
import { SubPages } from '../shared/sub-pages.js';
import { wholeNumber } from '../shared/whole-number.js';
import { partnersQuery } from './equipment.queries.js';
import { type Partner, PARTNER_ROLES, PARTNER_STATES, type PartnerRole } from './equipment.types.js';
import { partnerTexts } from './partners.texts.js';

const USUAL: PartnerRole = 'building';
const route = getRouteApi('/partners');

/** Who advises, builds and operates. */
export function PartnersPage() {
  const say = partnerTexts.use();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            records && (
              <Opens primary label={say('engage')}>
                {(close) => <EngagePartner programme={programme.code} onClose={close} />}
              </Opens>
            )
          }
        >
          <SubPages group="things" />
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

function EngagePartner({ programme, onClose }: { readonly programme: string; readonly onClose: () => void }) {
  const say = partnerTexts.use();
  const of = useRecordForm({
    name: `partner-new-${programme}`,
    initial: {
      pilotId: '',
      organisation: '',
      taxCode: '',
      role: USUAL,
      since: today(),
      trialUntil: '',
      priceAfter: '',
    },
    send: ({ taxCode, trialUntil, priceAfter, ...rest }, key) => {
      const price = wholeNumber(priceAfter);
      return send<{ id: string }>('POST', '/api/programme/partners', {
        key,
        body: {
          ...rest,
          ...(taxCode.trim() !== '' && { taxCode: taxCode.trim() }),
          ...(trialUntil !== '' && { trialUntil }),
          ...(price !== undefined && { priceAfter: price }),
        },
      });
    },
    done: say('engage.done'),
    refreshes: ['partners'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('engage')}
      of={of}
      fields={['pilotId', 'organisation', 'taxCode', 'role', 'since', 'trialUntil', 'priceAfter']}
      required={['pilotId', 'organisation', 'since']}
      check={({ priceAfter }) => ({
        priceAfter:
          priceAfter.trim() === '' || wholeNumber(priceAfter) !== undefined
            ? undefined
            : say('engage.price.bad'),
      })}
      onClose={onClose}
    >
      <PilotField
        first
        programme={programme}
        value={form.values.pilotId}
        error={form.errors['pilotId']}
        onChange={(id) => form.setFieldValue('pilotId', id)}
      />
      <TextInput
        required
        maxLength={300}
        label={say('col.organisation')}
        {...form.getInputProps('organisation')}
      />
      <TextInput
        inputMode="numeric"
        maxLength={20}
        label={say('engage.tax')}
        {...form.getInputProps('taxCode')}
      />
      <NativeSelect
        label={say('col.role')}
        data={PARTNER_ROLES.map((role) => ({ value: role, label: say(`role.${role}`) }))}
        {...form.getInputProps('role')}
      />
      <DayInput required label={say('col.since')} {...form.getInputProps('since')} />
      <DayInput label={say('engage.trial')} {...form.getInputProps('trialUntil')} />
      <TextInput inputMode="numeric" label={say('engage.price')} {...form.getInputProps('priceAfter')} />
    </FormDialog>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = partnerTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const { after, ...filter } = route.useSearch();
  const { q, pilot, role, state } = filter;
  const navigate = route.useNavigate();
  const change = (part: typeof filter) =>
    void navigate({ search: (before) => ({ ...before, ...part, after: undefined }), replace: true });
  const keyset = useKeyset({
    after,
    go: (next) => void navigate({ search: (before) => ({ ...before, after: next }) }),
  });
  const query = useQuery(
    partnersQuery({ programme: programme.code, q, pilotId: pilot, role, state, ...keyset.query }),
  );
  return (
    <>
      <Filters label={lists('filters')}>
        <SearchBox label={say('search')} value={q} onChange={(value) => change({ q: value })} />
        <PilotPick programme={programme.code} value={pilot} onChange={(value) => change({ pilot: value })} />
        <Pick
          label={say('col.role')}
          any={say('role.any')}
          choices={PARTNER_ROLES.map((value) => ({ value, label: say(`role.${value}`) }))}
          value={role}
          onChange={(value) => change({ role: PARTNER_ROLES.find((one) => one === value) })}
        />
        <Pick
          label={lists('state')}
          any={lists('state.any')}
          choices={PARTNER_STATES.map((value) => ({ value, label: word('state', value) }))}
          value={state}
          onChange={(value) => change({ state: PARTNER_STATES.find((one) => one === value) })}
        />
      </Filters>
      <DataTable
        title={say('title')}
        columns={useColumns()}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        filtered={[q, pilot, role, state].some((one) => one !== undefined)}
        empty={<Empty title={say('none')} />}
        exportName={`doi-tac-${programme.code}`}
      />
    </>
  );
}

function useColumns(): readonly Column<Partner>[] {
  const say = partnerTexts.use();
  const lists = listTexts.use();
  const word = useWord();
  const stateOf = ({ endedOn }: Partner): string => (endedOn === null ? 'active' : 'ended');
  const actions: Column<Partner> = {
    key: 'actions',
    title: lists('actions'),
    cell: (partner) => partner.endedOn === null && <EndPartner partner={partner} />,
  };
  return [
    plain('organisation', say('col.organisation'), ({ organisation }) => organisation, { names: true }),
    plain('role', say('col.role'), ({ role }) => say(`role.${role}`)),
    plain('commune', say('col.commune'), ({ commune }) => commune),
    plain('tax', say('col.tax'), ({ taxCode }) => taxCode),
    plain('since', say('col.since'), ({ since }) => dayText(since)),
    plain('trial', say('col.trial'), ({ trialUntil }) => trialUntil && dayText(trialUntil)),
    shown(
      'price',
      say('col.price'),
      ({ priceAfter }) => (priceAfter === null ? '' : moneyText(priceAfter)),
      ({ priceAfter }) => priceAfter,
      { numeric: true },
    ),
    shown(
      'state',
      lists('state'),
      (partner) => <StateBadge state={stateOf(partner)} />,
      (partner) => word('state', stateOf(partner)),
    ),
    plain('ended', say('col.ended'), ({ endedOn, reason }) =>
      endedOn === null ? null : [dayText(endedOn), reason].filter(Boolean).join(' · '),
    ),
    ...(useMay(RECORDERS) ? [actions] : []),
  ];
}

function EndPartner({ partner }: { readonly partner: Partner }) {
  const say = partnerTexts.use();
  const title = say('end.of', { name: partner.organisation });
  return (
    <Opens label={say('end')} longLabel={title}>
      {(close) => (
        <ReasonDeed
          danger
          title={title}
          body={say('end.body')}
          action={say('end')}
          dayLabel={say('end.on')}
          done={say('end.done')}
          refreshes={['partners']}
          send={(body) => partnersEnd({ path: { id: partner.id }, body })}
          onClose={close}
        />
      )}
    </Opens>
  );
}
