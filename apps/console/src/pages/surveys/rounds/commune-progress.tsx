import { ScrollRegion } from '../../../components/scroll-region.js';
import { numberText } from '../../../format/numbers.js';
import { surveyTexts } from '../surveys.texts.js';
import type { CommuneProgress as Progress, Round } from '../surveys.types.js';
import styles from './rounds.module.css';
import { totalOf } from './totals.js';

const COLUMNS = ['target', 'accepted', 'submitted', 'returned', 'rejected', 'voided'] as const;

/** How far a round is in each commune: as a bar, and in numbers. */
export function CommuneProgress({ round, title }: { readonly round: Round; readonly title: string }) {
  const say = surveyTexts.use();
  return (
    <ScrollRegion className={styles['scroll']} title={title}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('progress.commune')}</th>
            <th scope="col">{say('progress.bar')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-numeric="true">
                {say(`progress.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {round.communes.map((one) => (
            <Line key={one.communeUnitId} name={one.commune} of={one} />
          ))}
        </tbody>
        {round.communes.length > 1 && (
          <tfoot className={styles['total']}>
            <Line name={say('progress.total')} of={totalOf(round.communes)} />
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

function Line({
  name,
  of,
}: {
  readonly name: string;
  readonly of: Omit<Progress, 'commune' | 'communeUnitId'>;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <ProgressBar {...of} />
      </td>
      {COLUMNS.map((column) => (
        <td key={column} data-numeric="true">
          {numberText(of[column])}
        </td>
      ))}
    </tr>
  );
}

type Parts = Pick<Progress, 'accepted' | 'submitted' | 'target'>;

/** Accepted and waiting forms of those that are wanted; more than wanted fills the bar. */
export function ProgressBar({ accepted, submitted, target }: Parts) {
  const say = surveyTexts.use();
  const whole = Math.max(target, accepted + submitted, 1);
  const words = {
    accepted: numberText(accepted),
    submitted: numberText(submitted),
    target: numberText(target),
  };
  return (
    <div className={styles['bar']} role="img" aria-label={say('progress.bar.text', words)}>
      <span className={styles['accepted']} style={{ width: `${(accepted * 100) / whole}%` }} />
      <span className={styles['submitted']} style={{ width: `${(submitted * 100) / whole}%` }} />
    </div>
  );
}
