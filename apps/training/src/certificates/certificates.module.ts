import { Module } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import { ClassesModule } from '../classes/classes.module.js';
import { CurriculaModule } from '../curricula/curricula.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { CertificateFiles } from './certificate-files.service.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesService } from './certificates.service.js';
import { CertificatesStore } from './certificates.store.js';
import { CoursesQueries } from './courses.queries.js';
import { ISSUER_KEYS, type IssuerKeys, readIssuerKeys } from './credential/issuer-keys.service.js';
import { Proofs } from './credential/proofs.service.js';
import { type CertificateConfig, settingsOf } from './credential/settings.service.js';
import { AchievementsController } from './verify/achievements.controller.js';
import { IssuerController } from './verify/issuer.controller.js';
import { GraduatesQueries } from './graduates.queries.js';
import { IssuingService } from './issuing.service.js';
import { StatusLists } from './verify/status-lists.service.js';
import { VerifyController } from './verify/verify.controller.js';
import { VerifyService } from './verify/verify.service.js';

@Module({
  imports: [ClassesModule, CurriculaModule, EnrolmentsModule],
  controllers: [CertificatesController, VerifyController, IssuerController, AchievementsController],
  providers: [
    {
      provide: ISSUER_KEYS,
      inject: [CONFIG],
      useFactory: (config: CertificateConfig) => readIssuerKeys(settingsOf(config)),
    },
    { provide: Proofs, inject: [ISSUER_KEYS], useFactory: ({ issuer }: IssuerKeys) => new Proofs(issuer) },
    CertificatesStore,
    CoursesQueries,
    GraduatesQueries,
    IssuingService,
    CertificatesService,
    CertificateFiles,
    VerifyService,
    StatusLists,
  ],
  exports: [CertificatesService],
})
export class CertificatesModule {}
