// Written by `npm run client` from the types that the controllers return.
import type { ServiceResponses } from '@xaso/platform';

export const RESPONSES: ServiceResponses = {
  schemas: {
    AttendanceVia: {
      type: 'string',
      enum: ['excel', 'list', 'offline', 'qr'],
      description:
        "How it is known that somebody was there: a list, a code on the trainer's screen, a device without network, a workbook.",
    },
    CellFault: {
      type: 'object',
      properties: {
        row: {
          type: 'number',
        },
        cell: {
          type: 'string',
          description: '`B7`.',
        },
        code: {
          type: 'string',
        },
        detail: {
          type: 'string',
        },
      },
      required: ['row', 'cell', 'code', 'detail'],
      description: 'What was wrong in one cell.',
    },
    CheckedIn: {
      type: 'object',
      properties: {
        session: {
          type: 'number',
        },
        present: {
          type: 'boolean',
          enum: [true],
        },
        already: {
          type: 'boolean',
          description: 'Marked present before: a code counts once for a person.',
        },
      },
      required: ['session', 'present', 'already'],
      description: 'What came of a check-in.',
    },
    ClassState: {
      type: 'string',
      enum: ['cancelled', 'completed', 'in-progress', 'open', 'planned'],
    },
    Curriculum: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
          description: '`C1` …',
        },
        curriculumVersion: {
          type: 'number',
        },
        state: {
          type: 'string',
          enum: ['draft', 'published', 'retired'],
        },
        draftedBy: {
          type: 'string',
        },
        publishedOn: {
          type: ['string', 'null'],
        },
        retiredOn: {
          type: ['string', 'null'],
        },
        retiredReason: {
          type: ['string', 'null'],
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        title: {
          type: 'string',
        },
        pillar: {
          type: 'string',
          enum: ['economy', 'government', 'society'],
        },
        audience: {
          type: 'array',
          items: {
            type: 'string',
            enum: ['elderly', 'farmers', 'officials', 'others', 'pupils', 'women-union', 'youth-union'],
          },
          description: 'For whom it is meant; nobody else is turned away.',
        },
        hours: {
          type: ['number', 'null'],
          description: 'Hours it takes; null while nobody knows. It is never guessed.',
        },
        objectives: {
          type: 'array',
          items: {
            type: 'string',
          },
        },
        materials: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Material',
          },
        },
      },
      required: [
        'code',
        'curriculumVersion',
        'state',
        'draftedBy',
        'publishedOn',
        'retiredOn',
        'retiredReason',
        'createdAt',
        'id',
        'version',
        'title',
        'pillar',
        'audience',
        'hours',
        'objectives',
        'materials',
      ],
      description:
        'One version of a curriculum. What was published stays as it is: classes and certificates name it.',
    },
    CurriculumFile: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        sha256: {
          type: 'string',
        },
        bytes: {
          type: 'number',
        },
        mediaType: {
          type: 'string',
        },
        fileName: {
          type: 'string',
        },
      },
      required: ['id', 'sha256', 'bytes', 'mediaType', 'fileName'],
      description: 'A file to teach with, without its bytes.',
    },
    EnrolmentState: {
      type: 'string',
      enum: ['attended', 'registered', 'withdrawn'],
      description: '`attended` from the first session on; what ended it or came of it stands beside.',
    },
    Held: {
      type: 'object',
      properties: {
        classes: {
          type: 'number',
          description: 'Classes that were completed.',
        },
        trainees: {
          type: 'number',
          description: 'Attendances in them, as they count in figures.',
        },
        ahead: {
          type: 'number',
          description: 'Classes that are planned, open or under way.',
        },
      },
      required: ['classes', 'trainees', 'ahead'],
      description: 'What was done of a plan, to stand beside what was planned.',
    },
    Imported: {
      type: 'object',
      properties: {
        leftOut: {
          type: 'number',
          description: 'Rows that were left out with their faults, because the officer said so.',
        },
        changed: {
          type: 'number',
          description: 'Scores that are there now, are other ones, or are no more.',
        },
        unchanged: {
          type: 'number',
        },
        corrected: {
          type: 'number',
          description: 'Of the changed ones, those in whose place another score stood.',
        },
      },
      required: ['leftOut', 'changed', 'unchanged', 'corrected'],
      description: 'What an import did.',
    },
    Issued: {
      type: 'object',
      properties: {
        passed: {
          type: 'number',
        },
        issued: {
          type: 'number',
        },
        already: {
          type: 'number',
          description: 'Who has one that was issued before, or by somebody else meanwhile.',
        },
      },
      required: ['passed', 'issued', 'already'],
      description: 'What came of issuing for a class.',
    },
    Judged: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        status: {
          $ref: '#/components/schemas/MarkStatus',
        },
        code: {
          type: 'string',
        },
        detail: {
          type: 'string',
        },
        stands: {
          type: 'object',
          properties: {
            via: {
              $ref: '#/components/schemas/AttendanceVia',
            },
            at: {
              type: 'string',
              format: 'date-time',
              description: 'Business time.',
            },
            present: {
              type: 'boolean',
            },
          },
          required: ['via', 'at', 'present'],
          description: 'What stands instead.',
        },
      },
      required: ['id', 'status'],
    },
    Likeness: {
      type: 'string',
      enum: ['name-and-birth', 'phone'],
      description: 'Why two people may be one.',
    },
    ListedTrainee: {
      type: 'object',
      properties: {
        enrolmentId: {
          type: 'string',
        },
        personId: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        birthYear: {
          type: 'number',
        },
        birthDate: {
          type: ['string', 'null'],
        },
        sex: {
          anyOf: [
            {
              type: 'string',
              enum: ['female', 'male', 'other'],
            },
            {
              type: 'null',
            },
          ],
        },
        phone: {
          type: ['string', 'null'],
        },
        hamlet: {
          type: ['string', 'null'],
        },
        group: {
          type: 'string',
          enum: ['elderly', 'farmers', 'officials', 'others', 'pupils', 'women-union', 'youth-union'],
        },
        walkIn: {
          type: 'boolean',
        },
        outcome: {
          anyOf: [
            {
              type: 'string',
              enum: ['not-passed', 'passed'],
            },
            {
              type: 'null',
            },
          ],
        },
        sessions: {
          type: 'object',
          additionalProperties: {
            type: 'boolean',
          },
          description: 'Whether at each session, by its number; what nobody marked is not there.',
        },
      },
      required: [
        'enrolmentId',
        'personId',
        'name',
        'birthYear',
        'birthDate',
        'sex',
        'phone',
        'hamlet',
        'group',
        'walkIn',
        'outcome',
        'sessions',
      ],
      description: 'Somebody in a class, as the list of the class shows it. Personal data.',
    },
    MarkStatus: {
      type: 'string',
      enum: ['accepted', 'conflict', 'duplicate', 'rejected'],
      description:
        'What became of a mark. `duplicate`: it was there, or the same was known already. `conflict`: something else is known; that\nstays, and somebody decides. `rejected`: it can never be taken as it is.',
    },
    Marked: {
      type: 'object',
      properties: {
        marked: {
          type: 'number',
        },
        present: {
          type: 'number',
        },
        absent: {
          type: 'number',
        },
      },
      required: ['marked', 'present', 'absent'],
      description: 'What stands after marks were written.',
    },
    MarksPreview: {
      type: 'object',
      properties: {
        importable: {
          type: 'boolean',
        },
        marks: {
          type: 'number',
        },
        present: {
          type: 'number',
        },
        corrected: {
          type: 'number',
          description: 'How many of them take the place of another mark.',
        },
        standing: {
          type: 'string',
          description: 'What stands in their places now: to be handed back by the import.',
        },
        faults: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/CellFault',
          },
        },
        faultCount: {
          type: 'number',
        },
      },
      required: ['importable', 'marks', 'present', 'corrected', 'standing', 'faults', 'faultCount'],
      description: 'What a sheet of marks holds and what is wrong in it.',
    },
    Material: {
      type: 'object',
      properties: {
        title: {
          type: 'string',
        },
        address: {
          type: 'string',
        },
      },
      required: ['title', 'address'],
      description: 'Something to teach with: a web address, and what is found there.',
    },
    NameCheck: {
      type: 'string',
      enum: ['not-asked', 'other', 'same'],
      description: 'What came of comparing a name with the certificate.',
    },
    PersonPair: {
      type: 'object',
      properties: {
        knownId: {
          type: 'string',
          description: 'Written down first.',
        },
        newerId: {
          type: 'string',
        },
        because: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Likeness',
          },
        },
        state: {
          type: 'string',
          enum: ['different', 'open', 'same'],
          description: '`open` until somebody has decided; a decision can be taken back.',
        },
        keptId: {
          type: ['string', 'null'],
          description: 'Of the same person, the one that stays.',
        },
        reason: {
          type: ['string', 'null'],
        },
        decidedAt: {
          type: ['string', 'null'],
          format: 'date-time',
        },
        programme: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        synthetic: {
          type: 'boolean',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
      },
      required: [
        'knownId',
        'newerId',
        'because',
        'state',
        'keptId',
        'reason',
        'decidedAt',
        'programme',
        'communeUnitId',
        'synthetic',
        'createdAt',
        'id',
        'version',
      ],
      description: 'Two people who may be one.',
    },
    PlacedRow: {
      type: 'object',
      properties: {
        row: {
          type: 'number',
        },
        is: {
          type: 'string',
          enum: ['enrolled', 'known', 'new'],
          description: 'In the class already; written down already; new.',
        },
        maybeKnown: {
          type: 'boolean',
          description:
            'Somebody alike is written down: both would be put on the list of people who may be one.',
        },
      },
      required: ['row', 'is', 'maybeKnown'],
      description: 'What a row of a file is to the class.',
    },
    PlanVersion: {
      type: 'object',
      properties: {
        planVersion: {
          type: 'number',
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why it replaces the one before; null for the first.',
        },
        draftedOn: {
          type: 'string',
        },
        writtenBy: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'Accounts that wrote these numbers: none of them approves.',
        },
        approval: {
          type: ['object', 'null'],
          properties: {
            by: {
              type: 'string',
            },
            on: {
              type: 'string',
            },
          },
          required: ['by', 'on'],
        },
        plannedClasses: {
          type: 'number',
        },
        plannedTrainees: {
          type: 'number',
          description: 'Attendances, not different people.',
        },
      },
      required: [
        'planVersion',
        'reason',
        'draftedOn',
        'writtenBy',
        'approval',
        'plannedClasses',
        'plannedTrainees',
      ],
      description: 'One version of a plan; each stays readable.',
    },
    Preview: {
      type: 'object',
      properties: {
        sheet: {
          type: 'string',
        },
        importable: {
          type: 'boolean',
          description: 'Without leaving anything out.',
        },
        scores: {
          type: 'array',
          items: {
            type: 'object',
          },
          description: 'Of the rows without faults, by cell, each with what stands now.',
        },
        changed: {
          type: 'number',
          description: 'How many of them are other ones than there are now.',
        },
        corrected: {
          type: 'number',
          description: 'How many of those take the place of another score.',
        },
        standing: {
          type: 'string',
          description: 'What stands in their places now: to be handed back by the import.',
        },
        faults: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/CellFault',
          },
        },
        faultCount: {
          type: 'number',
        },
        faultyRows: {
          type: 'number',
        },
      },
      required: [
        'sheet',
        'importable',
        'scores',
        'changed',
        'corrected',
        'standing',
        'faults',
        'faultCount',
        'faultyRows',
      ],
      description: 'What an import would do. No names: whoever asks has the file.',
    },
    Question: {
      type: 'object',
      properties: {
        curriculumId: {
          type: 'string',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        createdBy: {
          type: 'string',
        },
        withdrawnAt: {
          type: ['string', 'null'],
          format: 'date-time',
        },
        withdrawnReason: {
          type: ['string', 'null'],
        },
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        kind: {
          type: 'string',
          enum: ['multiple', 'single'],
        },
        text: {
          type: 'string',
        },
        options: {
          type: 'array',
          items: {
            type: 'string',
          },
        },
        correct: {
          type: 'array',
          items: {
            type: 'number',
          },
          description: 'Places of the right options, from 1.',
        },
        points: {
          type: 'number',
          description: 'Its weight among the questions of a test.',
        },
      },
      required: [
        'curriculumId',
        'createdAt',
        'createdBy',
        'withdrawnAt',
        'withdrawnReason',
        'id',
        'version',
        'kind',
        'text',
        'options',
        'correct',
        'points',
      ],
      description:
        'A question of the bank of one version of a curriculum. It is never worded otherwise: others were asked it already.',
    },
    ResultsOfClass: {
      type: 'object',
      properties: {
        classId: {
          type: 'string',
        },
        state: {
          type: 'string',
        },
        revision: {
          type: 'number',
          description: 'How often the results were corrected after the end of the class.',
        },
        passRule: {
          $ref: '#/components/schemas/SeenRule',
        },
        campaignId: {
          type: ['string', 'null'],
          description:
            'The round of the surveys service that asks how content people were; its figures are there.',
        },
        passed: {
          type: ['number', 'null'],
          description: 'Null until the class is completed.',
        },
        notPassed: {
          type: ['number', 'null'],
        },
        averageBefore: {
          type: ['number', 'null'],
          description: 'Null when nobody took both tests.',
        },
        averageAfter: {
          type: ['number', 'null'],
        },
        gain: {
          type: ['number', 'null'],
        },
        attended: {
          type: 'number',
        },
        enrolled: {
          type: 'number',
        },
        tested: {
          type: 'number',
        },
      },
      required: [
        'classId',
        'state',
        'revision',
        'passRule',
        'campaignId',
        'passed',
        'notPassed',
        'averageBefore',
        'averageAfter',
        'gain',
        'attended',
        'enrolled',
        'tested',
      ],
      description: 'What a class came to, and by which rule.',
    },
    RosterImport: {
      type: 'object',
      properties: {
        enrolled: {
          type: 'number',
        },
        newPeople: {
          type: 'number',
        },
        alreadyEnrolled: {
          type: 'number',
        },
        leftOut: {
          type: 'number',
          description: 'Rows that were left out with their faults, because the officer said so.',
        },
        inClass: {
          type: 'number',
        },
        capacity: {
          type: 'number',
        },
        overCapacity: {
          type: 'boolean',
        },
      },
      required: [
        'enrolled',
        'newPeople',
        'alreadyEnrolled',
        'leftOut',
        'inClass',
        'capacity',
        'overCapacity',
      ],
      description: 'What an import did.',
    },
    RosterPreview: {
      type: 'object',
      properties: {
        sheet: {
          type: 'string',
        },
        importable: {
          type: 'boolean',
          description: 'Without leaving anything out.',
        },
        rows: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PlacedRow',
          },
        },
        faults: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/CellFault',
          },
        },
        faultCount: {
          type: 'number',
        },
        faultyRows: {
          type: 'number',
        },
      },
      required: ['sheet', 'importable', 'rows', 'faults', 'faultCount', 'faultyRows'],
      description: 'What an import would do. No names: whoever asks has the file.',
    },
    ScoresVia: {
      type: 'string',
      enum: ['answers', 'excel', 'list'],
      description: 'How a score came in: worked out from answers, as a number, or in a workbook.',
    },
    ScreenCode: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
        },
        address: {
          type: 'string',
          description: 'The page the code leads to.',
        },
        qr: {
          type: 'object',
          properties: {
            size: {
              type: 'number',
            },
            path: {
              type: 'string',
            },
          },
          required: ['size', 'path'],
          description:
            'The address as a QR code: dark modules as the path of an SVG, in a square of so many units.',
        },
        validUntil: {
          type: 'string',
          format: 'date-time',
        },
        nextAt: {
          type: 'string',
          format: 'date-time',
          description: 'When the next one is on the screen.',
        },
      },
      required: ['code', 'address', 'qr', 'validUntil', 'nextAt'],
      description: 'What the screen of the trainer shows.',
    },
    SeenRule: {
      type: 'object',
      properties: {
        curriculumId: {
          type: 'string',
        },
        minAfterScore: {
          type: ['number', 'null'],
          description: 'Points of 0 to 10; null: no score is asked for.',
        },
        minSharePercent: {
          type: ['number', 'null'],
          description: 'Percent; null: one session is enough.',
        },
        words: {
          type: 'string',
        },
      },
      required: ['curriculumId', 'minAfterScore', 'minSharePercent', 'words'],
      description: 'The rule of a version, as callers see it.',
    },
    Session: {
      type: 'object',
      properties: {
        n: {
          type: 'number',
          description: 'From 1, in the order of time.',
        },
        startsAt: {
          type: 'string',
        },
        endsAt: {
          type: 'string',
        },
      },
      required: ['n', 'startsAt', 'endsAt'],
      description: 'One sitting of a class. Instants are RFC 3339 in UTC, as they are stored.',
    },
    Synced: {
      type: 'object',
      properties: {
        marks: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Judged',
          },
        },
        accepted: {
          type: 'number',
        },
        rejected: {
          type: 'number',
        },
        duplicate: {
          type: 'number',
        },
        conflict: {
          type: 'number',
        },
      },
      required: ['marks', 'accepted', 'rejected', 'duplicate', 'conflict'],
      description: 'What became of a sending.',
    },
    Told: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        number: {
          type: ['string', 'null'],
        },
        curriculum: {
          type: 'string',
        },
        title: {
          type: ['string', 'null'],
        },
        issuedOn: {
          type: 'string',
        },
        revokedOn: {
          type: ['string', 'null'],
        },
        reasonCode: {
          anyOf: [
            {
              type: 'string',
              enum: ['duplicate', 'fraud', 'issued-by-mistake', 'other', 'outcome-changed', 'wrong-holder'],
            },
            {
              type: 'null',
            },
          ],
        },
        synthetic: {
          type: 'boolean',
        },
      },
      required: ['id', 'number', 'curriculum', 'title', 'issuedOn', 'revokedOn', 'reasonCode', 'synthetic'],
      description: 'What is told of a certificate to whoever asks: nothing of its holder.',
    },
    Trainer: {
      type: 'object',
      properties: {
        account: {
          type: ['string', 'null'],
        },
        name: {
          type: ['string', 'null'],
          description: 'Personal data: it stays in this service and is shown to few.',
        },
      },
      required: ['account', 'name'],
      description: 'Who teaches: an account, or somebody without one by name.',
    },
    Written: {
      type: 'object',
      properties: {
        changed: {
          type: 'number',
          description: 'Scores that are there now, are other ones, or are no more.',
        },
        unchanged: {
          type: 'number',
        },
        corrected: {
          type: 'number',
          description: 'Of the changed ones, those in whose place another score stood.',
        },
      },
      required: ['changed', 'unchanged', 'corrected'],
      description: 'What came of it.',
    },
  },
  operations: {
    'achievements.one': {
      description: "A version that is or was taught; a draft is nobody's business.",
      schema: {
        anyOf: [
          {
            type: 'object',
            properties: {
              code: {
                type: 'string',
              },
              version: {
                type: 'number',
              },
              title: {
                type: 'string',
              },
              pillar: {
                type: 'string',
                enum: ['economy', 'government', 'society'],
              },
              audience: {
                type: 'array',
                items: {
                  type: 'string',
                  enum: ['elderly', 'farmers', 'officials', 'others', 'pupils', 'women-union', 'youth-union'],
                },
              },
              hours: {
                type: ['number', 'null'],
              },
              objectives: {
                type: 'array',
                items: {
                  type: 'string',
                },
              },
              publishedOn: {
                type: ['string', 'null'],
              },
              retiredOn: {
                type: ['string', 'null'],
              },
            },
            required: [
              'code',
              'version',
              'title',
              'pillar',
              'audience',
              'hours',
              'objectives',
              'publishedOn',
              'retiredOn',
            ],
          },
          {
            type: 'string',
          },
        ],
      },
    },
    'attendance.mark': {
      description:
        'The list of a session. After the end of the class a reason is asked for, and the results are revised.',
      schema: {
        $ref: '#/components/schemas/Marked',
      },
    },
    'attendance.standing': {
      schema: {
        type: 'object',
        properties: {
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          enrolments: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                enrolmentId: {
                  type: 'string',
                },
                group: {
                  type: 'string',
                  enum: ['elderly', 'farmers', 'officials', 'others', 'pupils', 'women-union', 'youth-union'],
                },
                state: {
                  $ref: '#/components/schemas/EnrolmentState',
                },
                marks: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      session: {
                        type: 'number',
                      },
                      present: {
                        type: 'boolean',
                      },
                      via: {
                        $ref: '#/components/schemas/AttendanceVia',
                      },
                      at: {
                        type: 'string',
                        format: 'date-time',
                      },
                    },
                    required: ['session', 'present', 'via', 'at'],
                  },
                },
              },
              required: ['enrolmentId', 'group', 'state', 'marks'],
            },
          },
        },
        required: ['sessions', 'enrolments'],
      },
    },
    'calendar.address': {
      description:
        'An address that a calendar program subscribes to: such programs send no token, so whoever knows the address sees what its\nmaker may see of classes now. It ends after a year and a month.',
      schema: {
        type: 'object',
        properties: {
          address: {
            type: 'string',
          },
          until: {
            type: 'string',
          },
        },
        required: ['address', 'until'],
      },
    },
    'certificates.issue': {
      description:
        'For everybody who passed and has none yet; asked again, it issues what is missing and nothing twice.',
      schema: {
        $ref: '#/components/schemas/Issued',
      },
    },
    'certificates.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
        },
      },
    },
    'certificates.one': {
      description: 'The signed credential, to be handed to its holder.',
      mediaType: 'application/vc',
      schema: {
        type: 'string',
      },
    },
    'certificates.pdf': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'certificates.png': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'certificates.revoke': {
      schema: {
        type: 'object',
      },
    },
    'certificates.svg': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'checkIn.checkIn': {
      description:
        'By whoever scanned the code: it is taken in its minute and the next one, and counts once for a person.',
      schema: {
        $ref: '#/components/schemas/CheckedIn',
      },
    },
    'checkIn.code': {
      description: 'For the screen of the trainer: another one each minute.',
      schema: {
        $ref: '#/components/schemas/ScreenCode',
      },
    },
    'checkInPage.ask': {
      mediaType: 'text/plain',
      schema: {
        type: 'string',
      },
    },
    'checkInPage.checkIn': {
      mediaType: 'text/plain',
      schema: {
        type: 'string',
      },
    },
    'classes.cancel': {
      schema: {
        type: 'object',
        properties: {
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
          'commune',
        ],
      },
    },
    'classes.complete': {
      schema: {
        type: 'object',
        properties: {
          commune: {
            type: 'string',
          },
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
        },
        required: [
          'commune',
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
        ],
      },
    },
    'classes.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            trainerCount: {
              type: 'number',
            },
            curriculumId: {
              type: 'string',
            },
            curriculum: {
              type: 'string',
            },
            curriculumVersion: {
              type: 'number',
            },
            pillar: {
              type: 'string',
              enum: ['economy', 'government', 'society'],
            },
            kind: {
              type: 'string',
              enum: ['camp', 'class', 'hands-on', 'mentoring'],
            },
            sessions: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/Session',
              },
            },
            state: {
              $ref: '#/components/schemas/ClassState',
            },
            changedAt: {
              type: 'string',
              format: 'date-time',
              description: 'Business time of the latest step; the next one is not before it.',
            },
            completedAt: {
              type: ['string', 'null'],
              format: 'date-time',
            },
            results: {
              type: ['object', 'null'],
              properties: {
                attended: {
                  type: 'number',
                },
                enrolled: {
                  type: 'number',
                },
                passed: {
                  type: 'number',
                },
                notPassed: {
                  type: 'number',
                },
                tested: {
                  type: 'number',
                },
                beforeSum: {
                  type: 'number',
                },
                afterSum: {
                  type: 'number',
                },
              },
              required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
            },
            resultsRevision: {
              type: 'number',
              description: 'How often the results were corrected.',
            },
            cancelReason: {
              anyOf: [
                {
                  type: 'string',
                  enum: [
                    'entered-by-mistake',
                    'epidemic',
                    'merged-into-another',
                    'no-trainer',
                    'no-venue',
                    'other',
                    'too-few-trainees',
                    'weather',
                  ],
                },
                {
                  type: 'null',
                },
              ],
            },
            cancelNote: {
              type: ['string', 'null'],
            },
            pilotId: {
              type: 'string',
            },
            programme: {
              type: 'string',
            },
            communeUnitId: {
              type: 'string',
            },
            synthetic: {
              type: 'boolean',
            },
            createdAt: {
              type: 'string',
              format: 'date-time',
            },
            id: {
              type: 'string',
            },
            version: {
              type: 'number',
            },
            venue: {
              type: 'string',
              description: 'Where: a public place, such as the house of culture of a hamlet.',
            },
            partner: {
              type: ['string', 'null'],
              description: 'The organisation that helps; null without one.',
            },
            campaignId: {
              type: ['string', 'null'],
              description: 'The survey round that asks how content people were.',
            },
            startsAt: {
              type: 'string',
              format: 'date-time',
            },
            endsAt: {
              type: 'string',
              format: 'date-time',
            },
            capacity: {
              type: 'number',
              description: 'Seats: a warning, never a limit.',
            },
            commune: {
              type: 'string',
              description: 'Name of the commune.',
            },
          },
          required: [
            'trainerCount',
            'curriculumId',
            'curriculum',
            'curriculumVersion',
            'pillar',
            'kind',
            'sessions',
            'state',
            'changedAt',
            'completedAt',
            'results',
            'resultsRevision',
            'cancelReason',
            'cancelNote',
            'pilotId',
            'programme',
            'communeUnitId',
            'synthetic',
            'createdAt',
            'id',
            'version',
            'venue',
            'partner',
            'campaignId',
            'startsAt',
            'endsAt',
            'capacity',
            'commune',
          ],
        },
      },
    },
    'classes.one': {
      schema: {
        anyOf: [
          {
            type: 'object',
            properties: {
              trainerCount: {
                type: 'number',
              },
              curriculumId: {
                type: 'string',
              },
              curriculum: {
                type: 'string',
              },
              curriculumVersion: {
                type: 'number',
              },
              pillar: {
                type: 'string',
                enum: ['economy', 'government', 'society'],
              },
              kind: {
                type: 'string',
                enum: ['camp', 'class', 'hands-on', 'mentoring'],
              },
              sessions: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Session',
                },
              },
              state: {
                $ref: '#/components/schemas/ClassState',
              },
              changedAt: {
                type: 'string',
                format: 'date-time',
                description: 'Business time of the latest step; the next one is not before it.',
              },
              completedAt: {
                type: ['string', 'null'],
                format: 'date-time',
              },
              results: {
                type: ['object', 'null'],
                properties: {
                  attended: {
                    type: 'number',
                  },
                  enrolled: {
                    type: 'number',
                  },
                  passed: {
                    type: 'number',
                  },
                  notPassed: {
                    type: 'number',
                  },
                  tested: {
                    type: 'number',
                  },
                  beforeSum: {
                    type: 'number',
                  },
                  afterSum: {
                    type: 'number',
                  },
                },
                required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
              },
              resultsRevision: {
                type: 'number',
                description: 'How often the results were corrected.',
              },
              cancelReason: {
                anyOf: [
                  {
                    type: 'string',
                    enum: [
                      'entered-by-mistake',
                      'epidemic',
                      'merged-into-another',
                      'no-trainer',
                      'no-venue',
                      'other',
                      'too-few-trainees',
                      'weather',
                    ],
                  },
                  {
                    type: 'null',
                  },
                ],
              },
              cancelNote: {
                type: ['string', 'null'],
              },
              pilotId: {
                type: 'string',
              },
              programme: {
                type: 'string',
              },
              communeUnitId: {
                type: 'string',
              },
              synthetic: {
                type: 'boolean',
              },
              createdAt: {
                type: 'string',
                format: 'date-time',
              },
              id: {
                type: 'string',
              },
              version: {
                type: 'number',
              },
              venue: {
                type: 'string',
                description: 'Where: a public place, such as the house of culture of a hamlet.',
              },
              partner: {
                type: ['string', 'null'],
                description: 'The organisation that helps; null without one.',
              },
              campaignId: {
                type: ['string', 'null'],
                description: 'The survey round that asks how content people were.',
              },
              startsAt: {
                type: 'string',
                format: 'date-time',
              },
              endsAt: {
                type: 'string',
                format: 'date-time',
              },
              capacity: {
                type: 'number',
                description: 'Seats: a warning, never a limit.',
              },
              commune: {
                type: 'string',
                description: 'Name of the commune.',
              },
            },
            required: [
              'trainerCount',
              'curriculumId',
              'curriculum',
              'curriculumVersion',
              'pillar',
              'kind',
              'sessions',
              'state',
              'changedAt',
              'completedAt',
              'results',
              'resultsRevision',
              'cancelReason',
              'cancelNote',
              'pilotId',
              'programme',
              'communeUnitId',
              'synthetic',
              'createdAt',
              'id',
              'version',
              'venue',
              'partner',
              'campaignId',
              'startsAt',
              'endsAt',
              'capacity',
              'commune',
            ],
          },
          {
            type: 'object',
            properties: {
              trainers: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Trainer',
                },
              },
              trainerCount: {
                type: 'number',
              },
              curriculumId: {
                type: 'string',
              },
              curriculum: {
                type: 'string',
              },
              curriculumVersion: {
                type: 'number',
              },
              pillar: {
                type: 'string',
                enum: ['economy', 'government', 'society'],
              },
              kind: {
                type: 'string',
                enum: ['camp', 'class', 'hands-on', 'mentoring'],
              },
              sessions: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Session',
                },
              },
              state: {
                $ref: '#/components/schemas/ClassState',
              },
              changedAt: {
                type: 'string',
                format: 'date-time',
                description: 'Business time of the latest step; the next one is not before it.',
              },
              completedAt: {
                type: ['string', 'null'],
                format: 'date-time',
              },
              results: {
                type: ['object', 'null'],
                properties: {
                  attended: {
                    type: 'number',
                  },
                  enrolled: {
                    type: 'number',
                  },
                  passed: {
                    type: 'number',
                  },
                  notPassed: {
                    type: 'number',
                  },
                  tested: {
                    type: 'number',
                  },
                  beforeSum: {
                    type: 'number',
                  },
                  afterSum: {
                    type: 'number',
                  },
                },
                required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
              },
              resultsRevision: {
                type: 'number',
                description: 'How often the results were corrected.',
              },
              cancelReason: {
                anyOf: [
                  {
                    type: 'string',
                    enum: [
                      'entered-by-mistake',
                      'epidemic',
                      'merged-into-another',
                      'no-trainer',
                      'no-venue',
                      'other',
                      'too-few-trainees',
                      'weather',
                    ],
                  },
                  {
                    type: 'null',
                  },
                ],
              },
              cancelNote: {
                type: ['string', 'null'],
              },
              pilotId: {
                type: 'string',
              },
              programme: {
                type: 'string',
              },
              communeUnitId: {
                type: 'string',
              },
              synthetic: {
                type: 'boolean',
              },
              createdAt: {
                type: 'string',
                format: 'date-time',
              },
              id: {
                type: 'string',
              },
              version: {
                type: 'number',
              },
              venue: {
                type: 'string',
                description: 'Where: a public place, such as the house of culture of a hamlet.',
              },
              partner: {
                type: ['string', 'null'],
                description: 'The organisation that helps; null without one.',
              },
              campaignId: {
                type: ['string', 'null'],
                description: 'The survey round that asks how content people were.',
              },
              startsAt: {
                type: 'string',
                format: 'date-time',
              },
              endsAt: {
                type: 'string',
                format: 'date-time',
              },
              capacity: {
                type: 'number',
                description: 'Seats: a warning, never a limit.',
              },
              commune: {
                type: 'string',
                description: 'Name of the commune.',
              },
            },
            required: [
              'trainers',
              'trainerCount',
              'curriculumId',
              'curriculum',
              'curriculumVersion',
              'pillar',
              'kind',
              'sessions',
              'state',
              'changedAt',
              'completedAt',
              'results',
              'resultsRevision',
              'cancelReason',
              'cancelNote',
              'pilotId',
              'programme',
              'communeUnitId',
              'synthetic',
              'createdAt',
              'id',
              'version',
              'venue',
              'partner',
              'campaignId',
              'startsAt',
              'endsAt',
              'capacity',
              'commune',
            ],
          },
        ],
      },
    },
    'classes.open': {
      schema: {
        type: 'object',
        properties: {
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
          'commune',
        ],
      },
    },
    'classes.reschedule': {
      schema: {
        type: 'object',
        properties: {
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
          'commune',
        ],
      },
    },
    'classes.reword': {
      schema: {
        type: 'object',
        properties: {
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
          'commune',
        ],
      },
    },
    'classes.schedule': {
      schema: {
        type: 'object',
        properties: {
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
          'commune',
        ],
      },
    },
    'classes.start': {
      schema: {
        type: 'object',
        properties: {
          trainerCount: {
            type: 'number',
          },
          curriculumId: {
            type: 'string',
          },
          curriculum: {
            type: 'string',
          },
          curriculumVersion: {
            type: 'number',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          kind: {
            type: 'string',
            enum: ['camp', 'class', 'hands-on', 'mentoring'],
          },
          sessions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Session',
            },
          },
          state: {
            $ref: '#/components/schemas/ClassState',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Business time of the latest step; the next one is not before it.',
          },
          completedAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
          results: {
            type: ['object', 'null'],
            properties: {
              attended: {
                type: 'number',
              },
              enrolled: {
                type: 'number',
              },
              passed: {
                type: 'number',
              },
              notPassed: {
                type: 'number',
              },
              tested: {
                type: 'number',
              },
              beforeSum: {
                type: 'number',
              },
              afterSum: {
                type: 'number',
              },
            },
            required: ['attended', 'enrolled', 'passed', 'notPassed', 'tested', 'beforeSum', 'afterSum'],
          },
          resultsRevision: {
            type: 'number',
            description: 'How often the results were corrected.',
          },
          cancelReason: {
            anyOf: [
              {
                type: 'string',
                enum: [
                  'entered-by-mistake',
                  'epidemic',
                  'merged-into-another',
                  'no-trainer',
                  'no-venue',
                  'other',
                  'too-few-trainees',
                  'weather',
                ],
              },
              {
                type: 'null',
              },
            ],
          },
          cancelNote: {
            type: ['string', 'null'],
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          venue: {
            type: 'string',
            description: 'Where: a public place, such as the house of culture of a hamlet.',
          },
          partner: {
            type: ['string', 'null'],
            description: 'The organisation that helps; null without one.',
          },
          campaignId: {
            type: ['string', 'null'],
            description: 'The survey round that asks how content people were.',
          },
          startsAt: {
            type: 'string',
            format: 'date-time',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
          },
          capacity: {
            type: 'number',
            description: 'Seats: a warning, never a limit.',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'trainerCount',
          'curriculumId',
          'curriculum',
          'curriculumVersion',
          'pillar',
          'kind',
          'sessions',
          'state',
          'changedAt',
          'completedAt',
          'results',
          'resultsRevision',
          'cancelReason',
          'cancelNote',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'venue',
          'partner',
          'campaignId',
          'startsAt',
          'endsAt',
          'capacity',
          'commune',
        ],
      },
    },
    'curricula.draft': {
      schema: {
        $ref: '#/components/schemas/Curriculum',
      },
    },
    'curricula.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Curriculum',
        },
      },
    },
    'curricula.one': {
      schema: {
        $ref: '#/components/schemas/Curriculum',
      },
    },
    'curricula.publish': {
      schema: {
        $ref: '#/components/schemas/Curriculum',
      },
    },
    'curricula.retire': {
      schema: {
        $ref: '#/components/schemas/Curriculum',
      },
    },
    'curricula.rewrite': {
      schema: {
        $ref: '#/components/schemas/Curriculum',
      },
    },
    'curriculumFiles.add': {
      description:
        'The bytes of a file are the body. The same bytes again give the same id, so that no key is needed.',
      schema: {
        $ref: '#/components/schemas/CurriculumFile',
      },
    },
    'curriculumFiles.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/CurriculumFile',
        },
      },
    },
    'curriculumFiles.read': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'curriculumFiles.remove': {},
    'enrolments.enrol': {
      description:
        'Of one or several, all or none. Seats are a warning: `overCapacity` says that there are more people than seats.',
      schema: {
        type: 'object',
        properties: {
          enrolments: {
            type: 'array',
            items: {
              type: 'object',
            },
          },
          enrolled: {
            type: 'number',
          },
          capacity: {
            type: 'number',
          },
          overCapacity: {
            type: 'boolean',
          },
        },
        required: ['enrolments', 'enrolled', 'capacity', 'overCapacity'],
      },
    },
    'enrolments.list': {
      description: 'Without names: those are in the list of the class, for whoever may see them.',
      schema: {
        type: 'array',
        items: {
          type: 'object',
        },
      },
    },
    'enrolments.one': {
      schema: {
        type: 'object',
      },
    },
    'enrolments.withdraw': {
      schema: {
        type: 'object',
      },
    },
    'issuer.did': {
      description: "The document of the issuer's identifier, where its address has a path.",
      mediaType: 'application/did+json',
      schema: {
        type: 'string',
      },
    },
    'issuer.issuer': {
      schema: {
        type: 'object',
        properties: {
          keys: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          id: {
            type: 'string',
          },
          type: {
            type: 'array',
            items: {
              type: 'string',
              enum: ['Profile'],
            },
          },
          name: {
            type: 'string',
          },
          url: {
            type: 'string',
          },
        },
        required: ['keys', 'id', 'type', 'name', 'url'],
      },
    },
    'issuer.key': {
      schema: {
        type: 'object',
      },
    },
    'issuer.status': {
      mediaType: 'application/vc',
      schema: {
        type: 'string',
      },
    },
    'issuer.wellKnownDid': {
      description: 'The same, where it has none.',
      mediaType: 'application/did+json',
      schema: {
        type: 'string',
      },
    },
    'markSheets.import': {
      description:
        'All or nothing, unless `onlyValid`. Empty cells leave what stands; the same sheet again changes nothing.',
      schema: {
        $ref: '#/components/schemas/Marked',
      },
    },
    'markSheets.preview': {
      schema: {
        $ref: '#/components/schemas/MarksPreview',
      },
    },
    'markSheets.sheet': {
      description: 'To be filled in and sent back: everybody in the class, a column for each session.',
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'merging.different': {
      schema: {
        $ref: '#/components/schemas/PersonPair',
      },
    },
    'merging.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            known: {
              type: 'object',
            },
            newer: {
              type: 'object',
            },
            knownId: {
              type: 'string',
              description: 'Written down first.',
            },
            newerId: {
              type: 'string',
            },
            because: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/Likeness',
              },
            },
            state: {
              type: 'string',
              enum: ['different', 'open', 'same'],
              description: '`open` until somebody has decided; a decision can be taken back.',
            },
            keptId: {
              type: ['string', 'null'],
              description: 'Of the same person, the one that stays.',
            },
            reason: {
              type: ['string', 'null'],
            },
            decidedAt: {
              type: ['string', 'null'],
              format: 'date-time',
            },
            programme: {
              type: 'string',
            },
            communeUnitId: {
              type: 'string',
            },
            synthetic: {
              type: 'boolean',
            },
            createdAt: {
              type: 'string',
              format: 'date-time',
            },
            id: {
              type: 'string',
            },
            version: {
              type: 'number',
            },
          },
          required: [
            'knownId',
            'newerId',
            'because',
            'state',
            'keptId',
            'reason',
            'decidedAt',
            'programme',
            'communeUnitId',
            'synthetic',
            'createdAt',
            'id',
            'version',
          ],
        },
      },
    },
    'merging.reopen': {
      schema: {
        $ref: '#/components/schemas/PersonPair',
      },
    },
    'merging.same': {
      schema: {
        $ref: '#/components/schemas/PersonPair',
      },
    },
    'papers.one': {
      description: 'Without what is right.',
      schema: {
        type: 'object',
      },
    },
    'papers.set': {
      description: 'What the class is asked; until the first answer it may be put together otherwise.',
      schema: {
        type: 'object',
      },
    },
    'papers.take': {
      description:
        'Sheets become scores. After the end of the class a reason is asked for, and the results are revised.',
      schema: {
        $ref: '#/components/schemas/Written',
      },
    },
    'passRules.one': {
      schema: {
        $ref: '#/components/schemas/SeenRule',
      },
    },
    'passRules.set': {
      description: 'While the version is a draft: once it is published its rule holds for good.',
      schema: {
        $ref: '#/components/schemas/SeenRule',
      },
    },
    'people.add': {
      description:
        'A name and a birth year are enough. Those who may be known already are named in the answer and put on the list.',
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          communeUnitId: {
            type: 'string',
          },
          group: {
            type: 'string',
            enum: ['elderly', 'farmers', 'officials', 'others', 'pupils', 'women-union', 'youth-union'],
          },
          maybeSameAs: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
        },
        required: ['id', 'version', 'communeUnitId', 'group', 'maybeSameAs'],
      },
    },
    'people.correct': {
      schema: {
        type: 'object',
      },
    },
    'people.one': {
      schema: {
        type: 'object',
        properties: {
          maybeSameAs: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
        },
        required: ['maybeSameAs'],
      },
    },
    'people.search': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
        },
      },
    },
    'plans.approve': {
      schema: {
        type: 'object',
        properties: {
          holding: {
            anyOf: [
              {
                $ref: '#/components/schemas/PlanVersion',
              },
              {
                type: 'null',
              },
            ],
          },
          curriculum: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          state: {
            type: 'string',
            enum: ['approved', 'draft', 'withdrawn'],
          },
          versions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PlanVersion',
            },
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'holding',
          'curriculum',
          'pillar',
          'state',
          'versions',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'commune',
        ],
      },
    },
    'plans.draft': {
      schema: {
        type: 'object',
        properties: {
          holding: {
            anyOf: [
              {
                $ref: '#/components/schemas/PlanVersion',
              },
              {
                type: 'null',
              },
            ],
          },
          curriculum: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          state: {
            type: 'string',
            enum: ['approved', 'draft', 'withdrawn'],
          },
          versions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PlanVersion',
            },
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'holding',
          'curriculum',
          'pillar',
          'state',
          'versions',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'commune',
        ],
      },
    },
    'plans.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            held: {
              $ref: '#/components/schemas/Held',
            },
            holding: {
              anyOf: [
                {
                  $ref: '#/components/schemas/PlanVersion',
                },
                {
                  type: 'null',
                },
              ],
            },
            curriculum: {
              type: 'string',
            },
            pillar: {
              type: 'string',
              enum: ['economy', 'government', 'society'],
            },
            state: {
              type: 'string',
              enum: ['approved', 'draft', 'withdrawn'],
            },
            versions: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/PlanVersion',
              },
            },
            pilotId: {
              type: 'string',
            },
            programme: {
              type: 'string',
            },
            communeUnitId: {
              type: 'string',
            },
            synthetic: {
              type: 'boolean',
            },
            createdAt: {
              type: 'string',
              format: 'date-time',
            },
            id: {
              type: 'string',
            },
            version: {
              type: 'number',
            },
            commune: {
              type: 'string',
              description: 'Name of the commune.',
            },
          },
          required: [
            'holding',
            'curriculum',
            'pillar',
            'state',
            'versions',
            'pilotId',
            'programme',
            'communeUnitId',
            'synthetic',
            'createdAt',
            'id',
            'version',
            'commune',
          ],
        },
      },
    },
    'plans.one': {
      schema: {
        type: 'object',
        properties: {
          held: {
            $ref: '#/components/schemas/Held',
          },
          holding: {
            anyOf: [
              {
                $ref: '#/components/schemas/PlanVersion',
              },
              {
                type: 'null',
              },
            ],
          },
          curriculum: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          state: {
            type: 'string',
            enum: ['approved', 'draft', 'withdrawn'],
          },
          versions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PlanVersion',
            },
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'holding',
          'curriculum',
          'pillar',
          'state',
          'versions',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'commune',
        ],
      },
    },
    'plans.revise': {
      schema: {
        type: 'object',
        properties: {
          holding: {
            anyOf: [
              {
                $ref: '#/components/schemas/PlanVersion',
              },
              {
                type: 'null',
              },
            ],
          },
          curriculum: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          state: {
            type: 'string',
            enum: ['approved', 'draft', 'withdrawn'],
          },
          versions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PlanVersion',
            },
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'holding',
          'curriculum',
          'pillar',
          'state',
          'versions',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'commune',
        ],
      },
    },
    'plans.rewrite': {
      schema: {
        type: 'object',
        properties: {
          holding: {
            anyOf: [
              {
                $ref: '#/components/schemas/PlanVersion',
              },
              {
                type: 'null',
              },
            ],
          },
          curriculum: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          state: {
            type: 'string',
            enum: ['approved', 'draft', 'withdrawn'],
          },
          versions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PlanVersion',
            },
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'holding',
          'curriculum',
          'pillar',
          'state',
          'versions',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'commune',
        ],
      },
    },
    'plans.withdraw': {
      schema: {
        type: 'object',
        properties: {
          holding: {
            anyOf: [
              {
                $ref: '#/components/schemas/PlanVersion',
              },
              {
                type: 'null',
              },
            ],
          },
          curriculum: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          state: {
            type: 'string',
            enum: ['approved', 'draft', 'withdrawn'],
          },
          versions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/PlanVersion',
            },
          },
          pilotId: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          synthetic: {
            type: 'boolean',
          },
          createdAt: {
            type: 'string',
            format: 'date-time',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'holding',
          'curriculum',
          'pillar',
          'state',
          'versions',
          'pilotId',
          'programme',
          'communeUnitId',
          'synthetic',
          'createdAt',
          'id',
          'version',
          'commune',
        ],
      },
    },
    'questions.add': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Question',
        },
      },
    },
    'questions.bank': {
      description: 'With the right options, so only for those who give tests.',
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Question',
        },
      },
    },
    'questions.withdraw': {
      description: 'Tests that ask it already go on asking it.',
      schema: {
        $ref: '#/components/schemas/Question',
      },
    },
    'results.ofClass': {
      description: 'Averages are over those who took both tests; what nobody measured is null.',
      schema: {
        $ref: '#/components/schemas/ResultsOfClass',
      },
    },
    'rosters.import': {
      description:
        'All or nothing, unless the officer says `onlyValid`. The same file again enrols nobody twice, so that no key is needed.',
      schema: {
        $ref: '#/components/schemas/RosterImport',
      },
    },
    'rosters.list': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'rosters.preview': {
      description:
        'What the file holds, what is wrong in it by row and cell, and what would come of it; nothing is stored.',
      schema: {
        $ref: '#/components/schemas/RosterPreview',
      },
    },
    'rosters.roster': {
      description:
        'Everybody in the class by name, as the trainer’s phone keeps it for a day without network.',
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ListedTrainee',
        },
      },
    },
    'rosters.signIn': {
      description: 'To be printed and signed at each session.',
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'rosters.template': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'scoreSheet.import': {
      description:
        'All or nothing unless `onlyValid`. The same file again changes nothing, so that no key is needed.',
      schema: {
        $ref: '#/components/schemas/Imported',
      },
    },
    'scoreSheet.preview': {
      description: 'What the file holds and what is wrong in it, by row and cell; nothing is stored.',
      schema: {
        $ref: '#/components/schemas/Preview',
      },
    },
    'scoreSheet.template': {
      description: 'Everybody of the class, with the scores there are; it names people.',
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'scores.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            enrolmentId: {
              type: 'string',
            },
            before: {
              type: ['object', 'null'],
              properties: {
                score: {
                  type: 'number',
                },
                via: {
                  $ref: '#/components/schemas/ScoresVia',
                },
              },
              required: ['score', 'via'],
            },
            after: {
              type: ['object', 'null'],
              properties: {
                score: {
                  type: 'number',
                },
                via: {
                  $ref: '#/components/schemas/ScoresVia',
                },
              },
              required: ['score', 'via'],
            },
          },
          required: ['enrolmentId'],
        },
      },
    },
    'scores.write': {
      description:
        'Points of 0 to 10. After the end of the class a reason is asked for, and the results are revised.',
      schema: {
        $ref: '#/components/schemas/Written',
      },
    },
    'sync.sync': {
      description:
        'Marks made without network, each judged by itself: accepted, duplicate, rejected or conflict.',
      schema: {
        $ref: '#/components/schemas/Synced',
      },
    },
    'verify.code': {
      description: 'What a QR code leads to: a page for people, JSON for programs.',
      schema: {
        anyOf: [
          {
            type: 'object',
            properties: {
              name: {
                $ref: '#/components/schemas/NameCheck',
              },
              verdict: {
                type: 'string',
                enum: ['expired', 'genuine', 'genuine-unchecked', 'not-genuine', 'not-registered', 'revoked'],
              },
              vi: {
                type: 'string',
                description: 'The same in words, for people.',
              },
              en: {
                type: 'string',
              },
              issuer: {
                type: 'string',
              },
              certificate: {
                anyOf: [
                  {
                    $ref: '#/components/schemas/Told',
                  },
                  {
                    type: 'null',
                  },
                ],
              },
            },
            required: ['name', 'verdict', 'vi', 'en', 'issuer', 'certificate'],
          },
          {
            type: 'string',
          },
        ],
      },
    },
    'verify.credential': {
      description: 'Whoever has the credential itself is told what it says.',
      schema: {
        type: 'object',
        properties: {
          verdict: {
            type: 'string',
            enum: ['expired', 'genuine', 'genuine-unchecked', 'not-genuine', 'not-registered', 'revoked'],
          },
          vi: {
            type: 'string',
            description: 'The same in words, for people.',
          },
          en: {
            type: 'string',
          },
          issuer: {
            type: 'string',
          },
          certificate: {
            anyOf: [
              {
                $ref: '#/components/schemas/Told',
              },
              {
                type: 'null',
              },
            ],
          },
          holder: {
            type: ['string', 'null'],
          },
        },
        required: ['verdict', 'vi', 'en', 'issuer', 'certificate', 'holder'],
      },
    },
    'verify.name': {
      description: 'The same, and whether the name on the paper is the one in the certificate.',
      schema: {
        anyOf: [
          {
            type: 'object',
            properties: {
              name: {
                $ref: '#/components/schemas/NameCheck',
              },
              verdict: {
                type: 'string',
                enum: ['expired', 'genuine', 'genuine-unchecked', 'not-genuine', 'not-registered', 'revoked'],
              },
              vi: {
                type: 'string',
                description: 'The same in words, for people.',
              },
              en: {
                type: 'string',
              },
              issuer: {
                type: 'string',
              },
              certificate: {
                anyOf: [
                  {
                    $ref: '#/components/schemas/Told',
                  },
                  {
                    type: 'null',
                  },
                ],
              },
            },
            required: ['name', 'verdict', 'vi', 'en', 'issuer', 'certificate'],
          },
          {
            type: 'string',
          },
        ],
      },
    },
  },
};
