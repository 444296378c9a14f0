import { Global, Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { PassCriteria } from '../certificates/pass-criteria.service.js';
import { ClassOutcomes } from '../classes/class-outcomes.service.js';
import { ClassesModule } from '../classes/classes.module.js';
import { CurriculaModule } from '../curricula/curricula.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { CriteriaService } from './outcomes/criteria.service.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { ResultsController } from './outcomes/results.controller.js';
import { ResultsService } from './outcomes/results.service.js';
import { AnswersService } from './papers/answers.service.js';
import { PapersController } from './papers/papers.controller.js';
import { PapersService } from './papers/papers.service.js';
import { PapersStore } from './papers/papers.store.js';
import { QuestionsController } from './questions/questions.controller.js';
import { QuestionsService } from './questions/questions.service.js';
import { QuestionsStore } from './questions/questions.store.js';
import { PassRulesController } from './rules/pass-rules.controller.js';
import { PassRulesService } from './rules/pass-rules.service.js';
import { PassRulesStore } from './rules/pass-rules.store.js';
import { ScoresController } from './scores/scores.controller.js';
import { ScoresService } from './scores/scores.service.js';
import { ScoresStore } from './scores/scores.store.js';
import { ScoreSheetController } from './sheets/score-sheet.controller.js';
import { ScoreSheetService } from './sheets/score-sheet.service.js';

/** Global: classes and certificates ask it who passed and by what rule, and do not know it. */
@Global()
@Module({
  imports: [
    ClassesModule,
    CurriculaModule,
    PeopleModule,
    EnrolmentsModule,
    AttendanceModule,
    CertificatesModule,
  ],
  controllers: [
    QuestionsController,
    PassRulesController,
    PapersController,
    ScoreSheetController,
    ScoresController,
    ResultsController,
  ],
  providers: [
    QuestionsStore,
    QuestionsService,
    PassRulesStore,
    PassRulesService,
    PapersStore,
    PapersService,
    AnswersService,
    ScoresStore,
    ScoresService,
    ScoreSheetService,
    OutcomesService,
    CriteriaService,
    ResultsService,
    { provide: ClassOutcomes, useExisting: OutcomesService },
    { provide: PassCriteria, useExisting: CriteriaService },
  ],
  exports: [ClassOutcomes, PassCriteria],
})
export class TestsModule {}
