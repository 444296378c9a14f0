import { Button, NumberInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Loaded } from '../../../components/states.js';
import { hamletsQuery } from '../surveys.queries.js';
import { hamletNumber, standing } from './hamlet-grid.js';
import { planTexts } from './plan.texts.js';
import { type QuotaDraft, sumOf } from './round-plan.js';

interface Props {
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly divides: boolean;
  readonly draft: QuotaDraft;
  /** By `<commune>` or `<commune> <hamlet>`. */
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (draft: QuotaDraft) => void;
}

/** How many forms a commune is asked for, and, where somebody wants that, each of its hamlets. */
export function QuotaFields(props: Props) {
  const { communeUnitId, commune, divides, draft, faults, onChange } = props;
  const say = planTexts.use();
  const sum = divides ? sumOf(draft) : 0;
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? sum > 0;
  const region = useId();
  return (
    <Stack gap="xs">
      <NumberInput
        label={say('target', { commune })}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        value={draft.target}
        error={faults[communeUnitId]}
        {...(draft.target === '' && sum > 0 && { placeholder: String(sum) })}
        onChange={(target) => onChange({ ...draft, target })}
      />
      {divides && (
        <div>
          <Button
            variant="default"
            aria-expanded={open}
            aria-controls={region}
            onClick={() => setOpen(!open)}
          >
            {say('divide', { commune })}
          </Button>
        </div>
      )}
      <div id={region} hidden={!divides || !open}>
        {divides && open && <HamletFields {...props} />}
      </div>
      {sum > 0 && <Text role="status">{say('divide.sum', { sum })}</Text>}
    </Stack>
  );
}

function HamletFields({ programme, communeUnitId, draft, faults, onChange }: Props) {
  const say = planTexts.use();
  const query = useQuery(hamletsQuery(programme, communeUnitId));
  return (
    <Loaded query={query}>
      {(known) => {
        const hamlets = standing(known);
        const numbers = hamlets.map(hamletNumber);
        // Taken over of a round before, and merged or dissolved since: shown, so that nobody plans it unseen.
        const gone = Object.keys(draft.hamlets).filter(
          (no) => !numbers.includes(no) && draft.hamlets[no] !== '',
        );
        const rows = [
          ...hamlets.map((hamlet) => {
            const no = hamletNumber(hamlet);
            return { no, label: say('hamlet', { no, name: hamlet.name }) };
          }),
          ...gone.map((no) => ({ no, label: say('hamlet.gone', { no }) })),
        ];
        if (rows.length === 0) return <Text>{say('divide.none')}</Text>;
        return (
          <Stack gap="xs">
            {rows.map(({ no, label }) => (
              <NumberInput
                key={no}
                label={label}
                min={1}
                allowDecimal={false}
                allowNegative={false}
                value={draft.hamlets[no] ?? ''}
                error={faults[`${communeUnitId} ${no}`]}
                onChange={(target) => onChange({ ...draft, hamlets: { ...draft.hamlets, [no]: target } })}
              />
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}
