import { Text } from '@mantine/core';
import { DayPick } from '../../../components/fields/pickers.js';
import { figureTexts } from '../figures.texts.js';
import type { Cut } from '../pilot.queries.js';

/** The two moments a figure may be asked for; both are in the address. */
export function CutFields({ cut, onChange }: { readonly cut: Cut; readonly onChange: (cut: Cut) => void }) {
  const say = figureTexts.use();
  return (
    <>
      <DayPick label={say('filter.as-of')} value={cut.asOf} onChange={(asOf) => onChange({ ...cut, asOf })} />
      <DayPick
        label={say('filter.known-at')}
        value={cut.knownAt}
        onChange={(knownAt) => onChange({ ...cut, knownAt })}
      />
    </>
  );
}

/** Says that what is seen is of another moment. */
export function CutNote({ cut }: { readonly cut: Cut }) {
  const say = figureTexts.use();
  if (cut.asOf === undefined && cut.knownAt === undefined) return null;
  return (
    <Text role="status" fw={600}>
      {say('cut.note')}
    </Text>
  );
}

/** `?asOf=…&knownAt=…` for links that keep the moment; empty without. */
export function cutAddress({ asOf, knownAt }: Cut): string {
  const query = new URLSearchParams({ ...(asOf && { asOf }), ...(knownAt && { knownAt }) }).toString();
  return query === '' ? '' : `?${query}`;
}

/** The page of a figure. */
export const figureHref = (programme: string, indicator: string): string =>
  `/figures/${encodeURIComponent(programme)}/${encodeURIComponent(indicator)}`;
