// Written by npm run docs from deploy/kafka/topics.yaml.
import type { TopicDeclaration } from '@xaso/messaging';

/** The topics that this service writes and reads. */
export const TOPICS: readonly TopicDeclaration[] = [
  {
    name: 'surveys.campaign.v1',
    partitions: 3,
    owner: 'surveys',
    readers: ['indicators', 'programme'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'surveys.response.v1',
    partitions: 12,
    owner: 'surveys',
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
