import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '../../../components/problem-note.js';
import { useAction } from '../../../components/use-action.js';
import { dayText } from '../../../format/days.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { CopyAddress } from '../common/copy-address.js';
import { TRAINING } from '../training.queries.js';
import { classesTexts } from './classes.texts.js';

interface Feed {
  readonly address: string;
  readonly until: string;
}

/** An address that a calendar program subscribes to; made when somebody asks for it. */
export function CalendarFeed({ programme }: { readonly programme: string }) {
  const say = classesTexts.use();
  const [feed, setFeed] = useState<Feed>();
  const action = useAction<undefined, Feed>({
    send: (_nothing, key) =>
      send('POST', `${TRAINING}/classes/calendar/address`, { body: { programme }, key }),
    done: say('feed.made'),
    refreshes: [],
    onDone: setFeed,
  });
  return (
    <Section title={say('feed')}>
      {action.problem && <ProblemNote problem={action.problem} />}
      {feed ? (
        <CopyAddress
          address={feed.address}
          lead={say('feed.lead', { day: dayText(feed.until) })}
          copy={say('feed.copy')}
          copied={say('feed.copied')}
        />
      ) : (
        <Group>
          <Button variant="default" loading={action.pending} onClick={() => action.run(undefined)}>
            {say('feed.make')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
