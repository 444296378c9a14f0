import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.js';
import { Filters } from '../../../components/fields/filters.js';
import { Pick } from '../../../components/fields/pickers.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty, Loaded } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { LEADS, RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { roundsQuery } from '../surveys.queries.js';
import { surveyTexts, usePurpose } from '../surveys.texts.js';
import { ROUND_STATES, type Round, type RoundState } from '../surveys.types.js';
import { CommuneProgress } from './commune-progress.js';
import { DeviceKeys } from './device-keys.js';
import { planTexts } from './plan.texts.js';
import { PlanRound } from './plan-round.js';

const route = getRouteApi('/surveys');

/** Every round of a programme with its progress, and the keys of devices. */
export function RoundsPage() {
  const say = surveyTexts.use();
  return (
    <Page title={say('rounds.title')} lead={say('rounds.lead')}>
      <WithProgramme>{(programme) => <Rounds key={programme.code} programme={programme} />}</WithProgramme>
    </Page>
  );
}

function Rounds({ programme }: { readonly programme: Programme }) {
  const say = surveyTexts.use();
  const base = common.use();
  const word = useWord();
  const mayKeys = useMay(RECORDERS);
  const plans = useMay(LEADS);
  const plan = planTexts.use();
  const [planning, { open, close }] = useDisclosure(false);
  const navigate = route.useNavigate();
  const { state } = route.useSearch();
  const query = useQuery(roundsQuery(programme.code, state));
  const choose = (next: string | undefined) =>
    void navigate({
      search: (before) => ({ ...before, state: next as RoundState | undefined }),
      replace: true,
    });
  return (
    <>
      <Filters label={say('rounds.filters')}>
        <Pick
          label={say('rounds.state')}
          value={state}
          any={say('rounds.all')}
          choices={ROUND_STATES.map((one) => ({ value: one, label: word('state', one) }))}
          onChange={choose}
        />
      </Filters>
      {plans && (
        <Group className="xaso-no-print">
          <Button onClick={open}>{plan('new')}</Button>
        </Group>
      )}
      {planning && <PlanRound programme={programme} onClose={close} />}
      <Loaded query={query}>
        {(rounds) =>
          rounds.length === 0 ? (
            <Empty title={state ? base('empty.filtered') : say('rounds.none')} />
          ) : (
            rounds.map((round) => <RoundCard key={round.id} round={round} />)
          )
        }
      </Loaded>
      {mayKeys && <DeviceKeys programme={programme} />}
    </>
  );
}

function RoundCard({ round }: { readonly round: Round }) {
  const say = surveyTexts.use();
  const purposeOf = usePurpose();
  const name = say('round.name', { form: round.formCode, purpose: purposeOf(round.purpose) });
  return (
    <Section title={name} aside={<StateBadge state={round.state} />}>
      <Text c="dimmed">
        {say('round.window.text', { from: momentText(round.opensAt), to: momentText(round.closesAt) })}
        {round.synthetic && ` · ${say('round.synthetic')}`}
      </Text>
      {round.communes.length === 0 ? (
        <Text>{say('round.progress.none')}</Text>
      ) : (
        <CommuneProgress round={round} title={`${say('round.progress')}: ${name}`} />
      )}
      <AppLink href={`/surveys/${round.id}`}>{say('rounds.open-page', { name })}</AppLink>
    </Section>
  );
}
