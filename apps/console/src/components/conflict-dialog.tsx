import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { common } from '../i18n/common.texts.js';
import { ProblemNote } from './problem-note.js';
import type { Problem } from '../http/problem.js';
import { ScrollRegion } from './scroll-region.js';
import styles from './conflict-dialog.module.css';

export interface ConflictField {
  readonly title: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface ConflictDialogProps {
  readonly opened: boolean;
  readonly problem: Problem;
  readonly fields: readonly ConflictField[];
  readonly children?: ReactNode;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Two people edited one record: both versions side by side, nothing is overwritten unseen. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { opened, problem, fields, children, onTakeTheirs, onKeepMine } = props;
  const say = common.use();
  return (
    <Dialog opened={opened} onClose={onKeepMine} size="xl" title={say('conflict.title')}>
      <Stack>
        <Text>{say('conflict.body')}</Text>
        <ProblemNote problem={problem} />
        <ScrollRegion className={styles['scroll']} title={say('conflict.title')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{say('conflict.field')}</th>
                <th scope="col">{say('conflict.mine')}</th>
                <th scope="col">{say('conflict.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ title, mine, theirs }) => (
                <tr key={title} data-differs={mine !== theirs}>
                  <th scope="row">
                    {title}
                    {mine === theirs ? null : (
                      <span className={styles['mark']}> ({say('conflict.differs')})</span>
                    )}
                  </th>
                  <td>{mine}</td>
                  <td>{theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            {say('conflict.take-theirs')}
          </Button>
          <Button onClick={onKeepMine} data-autofocus>
            {say('conflict.keep-mine')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
