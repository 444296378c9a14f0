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
    name: 'programme.pilot.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators', 'surveys', 'training'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.scale-up.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.committee.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.team.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.hamlet.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.deliverable.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.handover.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.obligation.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.observation.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.target.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
  {
    name: 'programme.register.v1',
    partitions: 3,
    owner: 'programme',
    readers: ['indicators'],
    config: { 'retention.ms': '-1' },
  },
];
