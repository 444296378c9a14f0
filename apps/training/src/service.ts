import { EventsServer, messagingCommands, messagingMigrations } from '@xaso/messaging';
import { defineService, FILE_KINDS, platformMigrations } from '@xaso/platform';
import { AppModule } from './app.module.js';
import { CertificateEntity } from './certificates/certificates.store.js';
import { acceptVerificationBodies } from './certificates/verify/bodies.service.js';
import { TrainingClassEntity } from './classes/classes.store.js';
import { config } from './config.js';
import { CurriculumEntity } from './curricula/curricula.store.js';
import { EnrolmentEntity } from './enrolments/enrolments.store.js';
import { ParticipationEntity } from './enrolments/participations.store.js';
import { PersonPairEntity } from './people/pairs.store.js';
import { PersonEntity } from './people/people.store.js';
import { PilotEntity } from './pilots/pilots.store.js';
import { TrainingPlanEntity } from './plans/plans.store.js';
import { QuestionEntity } from './tests/questions/questions.store.js';
import { RESPONSES } from './responses.gen.js';

/** Curricula, plans, classes, who comes to them, and what they can show afterwards. */
export const training = defineService({
  name: 'training',
  version: '0.1.0',
  module: AppModule,
  responses: RESPONSES,
  config,
  entities: [
    PilotEntity,
    CurriculumEntity,
    TrainingPlanEntity,
    TrainingClassEntity,
    PersonEntity,
    PersonPairEntity,
    EnrolmentEntity,
    ParticipationEntity,
    CertificateEntity,
    QuestionEntity,
  ],
  migrations: [
    platformMigrations,
    messagingMigrations,
    { name: 'training', folder: new URL('./db/migrations/', import.meta.url) },
  ],
  prepare: (app) => {
    const fastify = app.getHttpAdapter().getInstance();
    acceptVerificationBodies(fastify);
    // Files are read by the routes that take them, once they know whom they are from.
    fastify.addContentTypeParser(Object.keys(FILE_KINDS), (_request, _body, done) => done(null));
  },
  transports: (app) => [app.get(EventsServer)],
  commands: messagingCommands,
});
