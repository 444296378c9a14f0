// Written by npm run docs from deploy/kafka/topics.yaml.
import type { TopicDeclaration } from '@xaso/messaging';

/** The topics that this service writes and reads. */
export const TOPICS: readonly TopicDeclaration[] = [
  {
    name: 'training.plan.v1',
    partitions: 3,
    owner: 'training',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'training.class.v1',
    partitions: 3,
    owner: 'training',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'training.enrolment.v1',
    partitions: 12,
    owner: 'training',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'training.participant.v1',
    partitions: 12,
    owner: 'training',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.pilot.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators', 'surveys', 'training'],
    config: { 'retention.ms': '-1' },
  },
];
