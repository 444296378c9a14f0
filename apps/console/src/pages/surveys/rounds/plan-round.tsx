import { Fieldset, Group, Input, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { DayInput } from '../../../components/fields/day-input.js';
import { Loaded } from '../../../components/states.js';
import { send } from '../../../http/request.js';
import { useLanguage } from '../../../i18n/texts.js';
import type { Programme } from '../../../layout/programme.js';
import { FormDialog, type RecordForm, useRecordForm } from '../../lists/shared/record-form.js';
import { formsQuery, pilotCommunesQuery, questionnaireQuery, SURVEYS } from '../surveys.queries.js';
import { usePurpose } from '../surveys.texts.js';
import { HAMLET_QUESTION, PURPOSES } from '../surveys.types.js';
import { planTexts } from './plan.texts.js';
import { QuotaFields } from './quota-fields.js';
import { RepeatBaseline } from './repeat-baseline.js';
import { faultsByPlace, NO_QUOTA, placeOf, plannedQuotas, type QuotaDrafts, windowOf } from './round-plan.js';

interface Props {
  readonly programme: Programme;
  readonly onClose: () => void;
}

const EMPTY: { form: string; purpose: string; opens: string; last: string; quotas: QuotaDrafts } = {
  form: '',
  purpose: 'baseline',
  opens: '',
  last: '',
  quotas: {},
};
type Values = typeof EMPTY;
const SHOWN = ['formCode', 'formVersion', 'purpose', 'opensAt', 'closesAt'];

/** Plans a round: which questionnaire, for what, when, and how many forms of which commune and hamlet. */
export function PlanRound({ programme, onClose }: Props) {
  const say = planTexts.use();
  const purposeOf = usePurpose();
  const { history } = useRouter();
  const language = useLanguage();
  const forms = useQuery(formsQuery());
  const communes = useQuery(pilotCommunesQuery(programme.code));
  const published = (forms.data ?? []).filter(({ retiredAt }) => retiredAt === null);
  const of: RecordForm<Values> = useRecordForm<Values, { readonly id: string }>({
    name: `round-new-${programme.code}`,
    initial: EMPTY,
    send: (values, key) =>
      send('POST', `${SURVEYS}/campaigns`, {
        body: {
          programme: programme.code,
          formCode: chosen?.code,
          formVersion: chosen?.version,
          purpose: values.purpose,
          ...windowOf(values.opens, values.last),
          quotas: sentOf(values),
          synthetic: programme.synthetic,
        },
        key,
      }),
    done: say('done'),
    refreshes: ['rounds'],
    onDone: ({ id }) => {
      onClose();
      history.push(`/surveys/${id}`);
    },
  });
  const { form, action } = of;
  const { values } = form;
  const chosen = published.find((one) => keyOf(one) === values.form) ?? published[0];
  const asked = useQuery({
    ...questionnaireQuery(chosen?.code ?? '', chosen?.version ?? '', language),
    enabled: chosen !== undefined,
  });
  const divides = asked.data?.definition.fields.some(({ name }) => name === HAMLET_QUESTION);
  const ids = (communes.data ?? []).map(({ communeUnitId }) => communeUnitId);
  const sentOf = ({ quotas }: Values) => plannedQuotas(ids, quotas, divides === true);
  const faults = action.problem?.errors ?? [];
  const places = faultsByPlace(faults, sentOf(values));
  const atQuotas = faults.filter((one) => placeOf(one, sentOf(values)) !== undefined);
  const check = ({ opens, last, quotas }: Values) => ({
    last: opens !== '' && last !== '' && last < opens ? say('last.before') : undefined,
    quotas: sentOf({ ...values, quotas }).length === 0 ? say('quotas.none') : undefined,
  });
  return (
    <FormDialog
      title={say('title')}
      lead={say('lead')}
      of={of}
      size="xl"
      fields={[...SHOWN, ...atQuotas.map(({ field }) => field)]}
      required={['opens', 'last']}
      check={check}
      submit={say('new')}
      onClose={onClose}
    >
      <Loaded query={forms}>
        {() =>
          published.length === 0 ? (
            <Text>{say('form.none')}</Text>
          ) : (
            <NativeSelect
              required
              data-autofocus
              label={say('form')}
              data={published.map((one) => ({
                value: keyOf(one),
                label: say('form.choice', { code: one.code, title: one.title, version: one.version }),
              }))}
              {...form.getInputProps('form')}
              value={chosen === undefined ? '' : keyOf(chosen)}
              error={form.errors['formCode'] ?? form.errors['formVersion']}
            />
          )
        }
      </Loaded>
      <NativeSelect
        required
        label={say('purpose')}
        data={PURPOSES.map((one) => ({ value: one, label: purposeOf(one) }))}
        {...form.getInputProps('purpose')}
      />
      <Group grow align="flex-start">
        <DayInput
          required
          label={say('opens')}
          {...form.getInputProps('opens')}
          error={form.errors['opens'] ?? form.errors['opensAt']}
        />
        <DayInput
          required
          label={say('last')}
          {...form.getInputProps('last')}
          error={form.errors['last'] ?? form.errors['closesAt']}
        />
      </Group>
      <Fieldset legend={say('quotas')}>
        <Stack>
          <Text>{say('quotas.lead')}</Text>
          {values.purpose === 'endline' && (
            <RepeatBaseline
              programme={programme.code}
              form={chosen}
              onTake={(quotas) => form.setFieldValue('quotas', quotas)}
            />
          )}
          {divides === false && <Text>{say('divide.not')}</Text>}
          {form.errors['quotas'] && <Input.Error role="alert">{form.errors['quotas']}</Input.Error>}
          <Loaded query={communes}>
            {(found) => (
              <>
                {found.length === 0 && <Text>{say('quotas.no-communes')}</Text>}
                {found.map(({ communeUnitId, commune }) => (
                  <QuotaFields
                    key={communeUnitId}
                    programme={programme.code}
                    communeUnitId={communeUnitId}
                    commune={commune}
                    divides={divides === true}
                    draft={values.quotas[communeUnitId] ?? NO_QUOTA}
                    faults={places}
                    onChange={(draft) =>
                      form.setFieldValue('quotas', { ...form.values.quotas, [communeUnitId]: draft })
                    }
                  />
                ))}
              </>
            )}
          </Loaded>
        </Stack>
      </Fieldset>
    </FormDialog>
  );
}

const keyOf = ({ code, version }: { readonly code: string; readonly version: string }): string =>
  `${code}/${version}`;
