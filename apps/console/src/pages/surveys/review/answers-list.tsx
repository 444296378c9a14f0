import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { reviewTexts } from './review.texts.js';
import type { AnsweredQuestion } from './answers.js';
import styles from './review.module.css';

/** The questions of a form with what was answered; what is to be looked at stands beside its question. */
export function AnswersList({ questions }: { readonly questions: readonly AnsweredQuestion[] }) {
  const say = reviewTexts.use();
  return (
    <dl className={styles['questions']}>
      {questions.map(({ path, label, answer, repetition, faults }) => (
        <div key={path} className={`${styles['question']} ${faults.length > 0 ? styles['faulty'] : ''}`}>
          <dt>
            {label}
            {repetition !== null && ` (${say('one.repetition', { n: repetition })})`}
          </dt>
          <dd>
            {answer ?? <span className={styles['none']}>{say('one.answers.none')}</span>}
            {faults.map(({ code, detail }) => (
              <Text key={code + detail} className={styles['fault'] ?? ''} lang="vi">
                <IconAlertTriangle size={18} aria-hidden /> {detail}
              </Text>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
