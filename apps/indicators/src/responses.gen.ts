// Written by `npm run client` from the types that the controllers return.
import type { ServiceResponses } from '@xaso/platform';

export const RESPONSES: ServiceResponses = {
  schemas: {
    Approval: {
      type: 'object',
      properties: {
        role: {
          type: 'string',
        },
        on: {
          type: 'string',
        },
        hash: {
          type: 'string',
        },
      },
      required: ['role', 'on', 'hash'],
      description: 'Who approved it, and the hash of the snapshot that they saw.',
    },
    Asked: {
      type: 'object',
      properties: {
        asOf: {
          type: 'string',
        },
        knownAt: {
          type: 'string',
        },
      },
      description: 'What a reader asked for, as it was written; absent for "everything up to now".',
    },
    Block: {
      anyOf: [
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['heading'],
            },
            text: {
              type: 'string',
            },
          },
          required: ['is', 'text'],
        },
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['paragraph'],
            },
            text: {
              type: 'string',
            },
          },
          required: ['is', 'text'],
        },
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['table'],
            },
            table: {
              $ref: '#/components/schemas/ReportTable',
            },
          },
          required: ['is', 'table'],
        },
      ],
    },
    BreakdownCell: {
      type: 'object',
      properties: {
        unitId: {
          type: ['string', 'null'],
          description: 'Null for facts that name no commune.',
        },
        name: {
          type: ['string', 'null'],
        },
        from: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'The communes it was recorded for.',
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        percent: {
          type: ['number', 'null'],
        },
        value: {
          type: ['number', 'null'],
        },
        reason: {
          type: ['string', 'null'],
        },
        reasonVi: {
          type: ['string', 'null'],
        },
        suppressed: {
          type: 'boolean',
        },
      },
      required: [
        'unitId',
        'name',
        'from',
        'numerator',
        'denominator',
        'percent',
        'value',
        'reason',
        'reasonVi',
        'suppressed',
      ],
      description: 'The part of a figure that belongs to one unit.',
    },
    Column: {
      type: 'object',
      properties: {
        title: {
          type: 'string',
        },
        kind: {
          $ref: '#/components/schemas/ColumnKind',
        },
        width: {
          type: 'number',
          description: 'Its share of the width of the table; on A4, millimetres.',
        },
      },
      required: ['title', 'kind', 'width'],
    },
    ColumnKind: {
      type: 'string',
      enum: ['money', 'number', 'percent', 'text'],
      description: 'What a column holds; numbers stand right.',
    },
    Dashboard: {
      type: 'object',
      properties: {
        programme: {
          type: 'string',
        },
        commune: {
          type: 'string',
        },
        name: {
          type: ['string', 'null'],
        },
        figures: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/DashboardFigure',
          },
        },
      },
      required: ['programme', 'commune', 'name', 'figures'],
      description: 'The pilot of a commune at a glance.',
    },
    DashboardFigure: {
      type: 'object',
      properties: {
        series: {
          $ref: '#/components/schemas/Series',
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        percent: {
          type: ['number', 'null'],
          description: 'In percent, two decimals, never capped.',
        },
        value: {
          type: ['number', 'null'],
          description: 'Of anything but a ratio.',
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why there is no value: a code, and in words.',
        },
        reasonVi: {
          type: ['string', 'null'],
        },
        suppressed: {
          type: 'boolean',
          description: 'Whether a value is withheld because it counts too few persons.',
        },
        asOf: {
          type: ['string', 'null'],
          format: 'date-time',
          description: 'The latest business time among the facts counted.',
        },
        kind: {
          $ref: '#/components/schemas/FigureKind',
        },
        indicator: {
          type: 'string',
          description: 'Stable code, `<domain>.<what>`.',
        },
        titleVi: {
          type: 'string',
        },
        unit: {
          type: 'string',
          description: 'What it is shown in.',
        },
        better: {
          type: 'string',
          enum: ['down', 'up'],
          description: 'Which way is an improvement, where that is known.',
        },
        baseline: {
          type: ['number', 'null'],
        },
        endline: {
          type: ['number', 'null'],
        },
        target: {
          anyOf: [
            {
              $ref: '#/components/schemas/TargetView',
            },
            {
              type: 'null',
            },
          ],
        },
        synthetic: {
          type: 'boolean',
          description: 'Whether demonstration data is in it.',
        },
        events: {
          type: 'number',
          description: 'How many facts are behind it.',
        },
      },
      required: [
        'series',
        'numerator',
        'denominator',
        'percent',
        'value',
        'reason',
        'reasonVi',
        'suppressed',
        'asOf',
        'kind',
        'indicator',
        'titleVi',
        'unit',
        'baseline',
        'endline',
        'target',
        'synthetic',
        'events',
      ],
      description: 'A figure of one pilot, with what was reported of it month by month.',
    },
    FigureEvent: {
      type: 'object',
      properties: {
        eventId: {
          type: 'string',
        },
        type: {
          type: 'string',
        },
        aggregateId: {
          type: 'string',
        },
        communeUnitId: {
          type: ['string', 'null'],
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        occurredAt: {
          type: 'string',
          format: 'date-time',
        },
        recordedAt: {
          type: 'string',
          format: 'date-time',
        },
        synthetic: {
          type: 'boolean',
        },
        onDate: {
          type: ['string', 'null'],
          description: 'The day that the counted thing is of.',
        },
        observation: {
          $ref: '#/components/schemas/ObservedRevision',
          description: 'Of an observation: what it says; a later revision replaces it.',
        },
      },
      required: [
        'eventId',
        'type',
        'aggregateId',
        'communeUnitId',
        'numerator',
        'denominator',
        'occurredAt',
        'recordedAt',
        'synthetic',
      ],
      description: 'One fact behind a figure, and what it added or says.',
    },
    FigureKind: {
      type: 'string',
      enum: ['average', 'count', 'difference', 'estimate', 'external', 'ratio'],
      description:
        'Kinds of figures: số đếm, tỷ lệ, trung bình, chênh lệch trước–sau, ước tính, số liệu từ bên ngoài.',
    },
    FigureView: {
      type: 'object',
      properties: {
        programme: {
          type: 'string',
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        percent: {
          type: ['number', 'null'],
          description: 'In percent, two decimals, never capped.',
        },
        value: {
          type: ['number', 'null'],
          description: 'Of anything but a ratio.',
        },
        method: {
          type: ['string', 'null'],
          description: 'counted, or how the observations were made; estimates are always called so.',
        },
        liveOn: {
          type: ['string', 'null'],
          description: 'The latest local day on which one of the counted things went live.',
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why there is no value: a code, and in words.',
        },
        reasonVi: {
          type: ['string', 'null'],
        },
        missing: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              communeUnitId: {
                type: 'string',
              },
              reason: {
                type: 'string',
              },
              reasonVi: {
                type: 'string',
              },
            },
            required: ['communeUnitId', 'reason', 'reasonVi'],
          },
          description: 'Communes that the value does not cover.',
        },
        suppressed: {
          type: 'boolean',
          description: 'Whether a value is withheld because it counts too few persons.',
        },
        baseline: {
          type: ['number', 'null'],
        },
        endline: {
          type: ['number', 'null'],
        },
        target: {
          anyOf: [
            {
              $ref: '#/components/schemas/TargetView',
            },
            {
              type: 'null',
            },
          ],
        },
        asOf: {
          type: ['string', 'null'],
          format: 'date-time',
          description: 'The latest business time among the facts counted.',
        },
        asked: {
          anyOf: [
            {
              $ref: '#/components/schemas/Asked',
            },
            {
              type: 'null',
            },
          ],
          description: 'Echo of what was asked, if it was.',
        },
        knownAt: {
          type: ['string', 'null'],
        },
        synthetic: {
          type: 'boolean',
          description: 'Whether demonstration data is in it.',
        },
        events: {
          type: 'number',
          description: 'How many facts are behind it.',
        },
        kind: {
          $ref: '#/components/schemas/FigureKind',
        },
        indicator: {
          type: 'string',
          description: 'Stable code, `<domain>.<what>`.',
        },
        titleVi: {
          type: 'string',
        },
        titleEn: {
          type: 'string',
        },
        unit: {
          type: 'string',
          description: 'What it is shown in.',
        },
        measure: {
          type: 'string',
          description: 'The unit of measure that a target must share with it, as the facts name units.',
        },
        numeratorVi: {
          type: 'string',
          description: 'What is counted, and against what: the source of the rule is docs/glossary.md.',
        },
        denominatorVi: {
          type: 'string',
          description: 'Empty for anything but a ratio.',
        },
        persons: {
          type: 'boolean',
          description: 'Whether it counts persons: small cells of its breakdown are suppressed.',
        },
        sources: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'Types of the facts it is made of; none while no service reports it.',
        },
        definition: {
          type: 'string',
          description: 'Version of this definition.',
        },
        better: {
          type: 'string',
          enum: ['down', 'up'],
          description: 'Which way is an improvement, where that is known.',
        },
        awaits: {
          type: 'boolean',
          enum: [true],
          description:
            'Each fact that is compared with adds one to the denominator, and says nothing of the numerator: while no other fact is\nknown, the numerator was not reported. (Quotas of an open round are different: no accepted form is 0 forms.)',
        },
        family: {
          type: 'string',
          description:
            'It counts how many different codes begin so and have something: a class adds to the code of what it taught. Nothing\nelse is right by commune, by province and on any day: what is different here may be the same over there.',
        },
        scale: {
          type: 'number',
          description: 'Of an average: what the sum of one is worth in its unit, 0.1 for tenths.',
        },
      },
      required: [
        'programme',
        'numerator',
        'denominator',
        'percent',
        'value',
        'method',
        'liveOn',
        'reason',
        'reasonVi',
        'missing',
        'suppressed',
        'baseline',
        'endline',
        'target',
        'asOf',
        'asked',
        'knownAt',
        'synthetic',
        'events',
        'kind',
        'indicator',
        'titleVi',
        'titleEn',
        'unit',
        'measure',
        'numeratorVi',
        'denominatorVi',
        'persons',
        'sources',
        'definition',
      ],
      description: 'A figure as it is shown. Null means not measured; it is never 0 for lack of facts.',
    },
    Listed: {
      type: 'object',
      properties: {
        programme: {
          type: 'string',
        },
        kind: {
          type: 'string',
          enum: ['communes', 'pilot'],
        },
        id: {
          type: 'string',
        },
        hash: {
          type: 'string',
          description: 'SHA-256 of the report as canonical JSON, taken when it was made.',
        },
        createdBy: {
          type: 'string',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        approval: {
          anyOf: [
            {
              $ref: '#/components/schemas/SnapshotApproval',
            },
            {
              type: 'null',
            },
          ],
        },
      },
      required: ['programme', 'kind', 'id', 'hash', 'createdBy', 'createdAt', 'approval'],
      description: 'What a list shows: everything but the report itself.',
    },
    ObservedRevision: {
      type: 'object',
      properties: {
        revision: {
          type: 'number',
        },
        phase: {
          type: 'string',
        },
        period: {
          type: 'string',
        },
        observedOn: {
          type: 'string',
        },
        definition: {
          type: 'string',
        },
        method: {
          type: 'string',
        },
        unit: {
          type: 'string',
        },
        value: {
          type: ['number', 'null'],
        },
        notMeasured: {
          type: ['string', 'null'],
        },
        suppressed: {
          type: 'boolean',
        },
      },
      required: [
        'revision',
        'phase',
        'period',
        'observedOn',
        'definition',
        'method',
        'unit',
        'value',
        'notMeasured',
        'suppressed',
      ],
      description: 'A revision of an observation.',
    },
    ProvinceFigure: {
      type: 'object',
      properties: {
        unitId: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        communes: {
          type: 'number',
          description:
            'Communes, as recorded, that the figure was recorded for and that are a whole part of this province.',
        },
        unconverted: {
          type: 'number',
          description: 'Communes that were divided, a part of which is in this province.',
        },
        converted: {
          $ref: '#/components/schemas/Shown',
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        percent: {
          type: ['number', 'null'],
        },
        value: {
          type: ['number', 'null'],
        },
        reason: {
          type: ['string', 'null'],
        },
        reasonVi: {
          type: ['string', 'null'],
        },
        suppressed: {
          type: 'boolean',
        },
      },
      required: [
        'unitId',
        'name',
        'communes',
        'unconverted',
        'converted',
        'numerator',
        'denominator',
        'percent',
        'value',
        'reason',
        'reasonVi',
        'suppressed',
      ],
      description:
        'A province of today. Its figure is null where a commune could not be converted; `converted` is of those that could.',
    },
    Report: {
      type: 'object',
      properties: {
        knownAt: {
          type: ['string', 'null'],
          description: 'What was recorded by then, where that was asked: a local day or an instant.',
        },
        title: {
          type: 'string',
          description: 'Tên loại: `BÁO CÁO`.',
        },
        about: {
          type: 'string',
          description: 'Trích yếu.',
        },
        synthetic: {
          type: 'boolean',
          description: 'Whether any number of it is demonstration data.',
        },
        blocks: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Block',
          },
        },
        agencyAbove: {
          type: ['string', 'null'],
          description: 'Cơ quan chủ quản; null where the issuer has none to name.',
        },
        issuer: {
          type: 'string',
          description: 'Cơ quan ban hành.',
        },
        number: {
          type: ['string', 'null'],
          description: 'Of the paper; null while not given.',
        },
        symbol: {
          type: 'string',
          description: 'What follows the number: `BC-STTTT`.',
        },
        place: {
          type: 'string',
        },
        issuedOn: {
          type: ['string', 'null'],
          description: 'Null while not issued.',
        },
        asOf: {
          type: 'string',
          description: 'Business time the numbers go up to: a local day or an instant (RFC 3339).',
        },
        approved: {
          anyOf: [
            {
              $ref: '#/components/schemas/Approval',
            },
            {
              type: 'null',
            },
          ],
          description: 'Null for a draft.',
        },
        recipients: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'Nơi nhận, one a line.',
        },
        signer: {
          type: 'object',
          properties: {
            authority: {
              type: 'string',
            },
            title: {
              type: 'string',
            },
          },
          required: ['title'],
          description: 'Who signs: `TM. ỦY BAN NHÂN DÂN` where for a body, and the office: `CHỦ TỊCH`.',
        },
      },
      required: [
        'knownAt',
        'title',
        'about',
        'synthetic',
        'blocks',
        'agencyAbove',
        'issuer',
        'number',
        'symbol',
        'place',
        'issuedOn',
        'asOf',
        'approved',
        'recipients',
        'signer',
      ],
      description:
        'A report, independent of how it is drawn. Plain data: it can be stored as a snapshot and drawn again.',
    },
    ReportTable: {
      type: 'object',
      properties: {
        number: {
          type: 'number',
        },
        title: {
          type: 'string',
        },
        columns: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Column',
          },
        },
        rows: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Row',
          },
        },
        notes: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'What a reader must know to read it, below it.',
        },
      },
      required: ['number', 'title', 'columns', 'rows', 'notes'],
      description: '"Bảng 1. …".',
    },
    Row: {
      type: 'object',
      properties: {
        group: {
          type: 'string',
          description: 'Rows of one group stand together under its name.',
        },
        cells: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/SnapshotsCell',
          },
        },
      },
      required: ['cells'],
    },
    Series: {
      type: 'object',
      properties: {
        periods: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: '`2022-06`, or a longer period where somebody reports less often.',
        },
        values: {
          type: 'array',
          items: {
            type: ['number', 'null'],
          },
          description:
            'The percentage of a ratio, or the value; null when it was not measured or counts too few persons.',
        },
      },
      required: ['periods', 'values'],
      description:
        'What was reported month by month, oldest first: two lists of one length, because there are thousands of points.',
    },
    Shown: {
      type: 'object',
      properties: {
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        percent: {
          type: ['number', 'null'],
        },
        value: {
          type: ['number', 'null'],
        },
        reason: {
          type: ['string', 'null'],
        },
        reasonVi: {
          type: ['string', 'null'],
        },
        suppressed: {
          type: 'boolean',
        },
      },
      required: ['numerator', 'denominator', 'percent', 'value', 'reason', 'reasonVi', 'suppressed'],
      description: 'The numbers of a unit, or of all of them.',
    },
    Snapshot: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        kind: {
          type: 'string',
          enum: ['communes', 'pilot'],
        },
        programme: {
          type: 'string',
        },
        report: {
          $ref: '#/components/schemas/Report',
        },
        hash: {
          type: 'string',
          description: 'SHA-256 of the report as canonical JSON, taken when it was made.',
        },
        intact: {
          type: 'boolean',
          description: 'Whether what is stored still has this hash.',
        },
        createdBy: {
          type: 'string',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        approval: {
          anyOf: [
            {
              $ref: '#/components/schemas/SnapshotApproval',
            },
            {
              type: 'null',
            },
          ],
        },
      },
      required: ['id', 'kind', 'programme', 'report', 'hash', 'intact', 'createdBy', 'createdAt', 'approval'],
      description:
        'A report as it stood when it was made: its words and numbers are stored and never worked out again.',
    },
    SnapshotApproval: {
      type: 'object',
      properties: {
        by: {
          type: 'string',
        },
        role: {
          type: 'string',
        },
        at: {
          type: 'string',
        },
        number: {
          type: ['string', 'null'],
          description: 'Of the paper, e.g. `12`.',
        },
        issuedOn: {
          type: 'string',
        },
      },
      required: ['by', 'role', 'at', 'number', 'issuedOn'],
      description:
        'Who approved a report, by account and office, and the number and day it was issued under.',
    },
    SnapshotsCell: {
      anyOf: [
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['missing'],
            },
          },
          required: ['is'],
        },
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['money', 'number', 'percent'],
            },
            value: {
              type: 'number',
            },
          },
          required: ['is', 'value'],
        },
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['none'],
            },
          },
          required: ['is'],
        },
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['suppressed'],
            },
          },
          required: ['is'],
        },
        {
          type: 'object',
          properties: {
            is: {
              type: 'string',
              enum: ['text'],
            },
            text: {
              type: 'string',
            },
          },
          required: ['is', 'text'],
        },
      ],
      description:
        'What a cell shows. Not measured, withheld and not applicable are three things, and none of them is 0.',
    },
    TargetView: {
      type: 'object',
      properties: {
        value: {
          type: 'number',
        },
        unit: {
          type: 'string',
        },
        issuedOn: {
          type: 'string',
        },
        dueOn: {
          type: 'string',
        },
        percent: {
          type: ['number', 'null'],
          description:
            'How much of it is reached, in percent, never capped; null where units differ or there is no figure.',
        },
      },
      required: ['value', 'unit', 'issuedOn', 'dueOn', 'percent'],
      description: 'A target beside its figure.',
    },
    Unconverted: {
      type: 'object',
      properties: {
        conversion: {
          type: 'string',
          enum: ['no-official-conversion', 'partial'],
        },
        conversionVi: {
          type: 'string',
        },
        successors: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              unitId: {
                type: 'string',
              },
              name: {
                type: ['string', 'null'],
              },
              note: {
                type: 'string',
              },
            },
            required: ['unitId', 'name', 'note'],
          },
        },
        unitId: {
          type: ['string', 'null'],
          description: 'Null for facts that name no commune.',
        },
        name: {
          type: ['string', 'null'],
        },
        from: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'The communes it was recorded for.',
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        percent: {
          type: ['number', 'null'],
        },
        value: {
          type: ['number', 'null'],
        },
        reason: {
          type: ['string', 'null'],
        },
        reasonVi: {
          type: ['string', 'null'],
        },
        suppressed: {
          type: 'boolean',
        },
      },
      required: [
        'conversion',
        'conversionVi',
        'successors',
        'unitId',
        'name',
        'from',
        'numerator',
        'denominator',
        'percent',
        'value',
        'reason',
        'reasonVi',
        'suppressed',
      ],
      description:
        'A commune whose figure cannot be given for a unit of today, with its figure as it was recorded.',
    },
  },
  operations: {
    'breakdown.byCommune': {
      schema: {
        type: 'object',
        properties: {
          units: {
            type: 'string',
            enum: ['recorded', 'today'],
          },
          cells: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/BreakdownCell',
            },
          },
          unconverted: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Unconverted',
            },
          },
          total: {
            $ref: '#/components/schemas/Shown',
          },
          programme: {
            type: 'string',
          },
          indicator: {
            type: 'string',
            description: 'Stable code, `<domain>.<what>`.',
          },
          titleVi: {
            type: 'string',
          },
          titleEn: {
            type: 'string',
          },
          kind: {
            $ref: '#/components/schemas/FigureKind',
          },
          unit: {
            type: 'string',
            description: 'What it is shown in.',
          },
          measure: {
            type: 'string',
            description: 'The unit of measure that a target must share with it, as the facts name units.',
          },
          numeratorVi: {
            type: 'string',
            description: 'What is counted, and against what: the source of the rule is docs/glossary.md.',
          },
          denominatorVi: {
            type: 'string',
            description: 'Empty for anything but a ratio.',
          },
          persons: {
            type: 'boolean',
            description: 'Whether it counts persons: small cells of its breakdown are suppressed.',
          },
          sources: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'Types of the facts it is made of; none while no service reports it.',
          },
          definition: {
            type: 'string',
            description: 'Version of this definition.',
          },
          better: {
            type: 'string',
            enum: ['down', 'up'],
            description: 'Which way is an improvement, where that is known.',
          },
          awaits: {
            type: 'boolean',
            enum: [true],
            description:
              'Each fact that is compared with adds one to the denominator, and says nothing of the numerator: while no other fact is\nknown, the numerator was not reported. (Quotas of an open round are different: no accepted form is 0 forms.)',
          },
          family: {
            type: 'string',
            description:
              'It counts how many different codes begin so and have something: a class adds to the code of what it taught. Nothing\nelse is right by commune, by province and on any day: what is different here may be the same over there.',
          },
          scale: {
            type: 'number',
            description: 'Of an average: what the sum of one is worth in its unit, 0.1 for tenths.',
          },
          method: {
            type: 'string',
            description: 'How it is found, where the definition says so itself.',
          },
        },
        required: [
          'units',
          'cells',
          'unconverted',
          'total',
          'programme',
          'indicator',
          'titleVi',
          'titleEn',
          'kind',
          'unit',
          'measure',
          'numeratorVi',
          'denominatorVi',
          'persons',
          'sources',
          'definition',
        ],
      },
    },
    'breakdown.rollUp': {
      schema: {
        type: 'object',
        properties: {
          country: {
            $ref: '#/components/schemas/Shown',
          },
          provinces: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ProvinceFigure',
            },
          },
          unconverted: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Unconverted',
            },
          },
          units: {
            type: 'string',
          },
          indicator: {
            type: 'string',
            description: 'Stable code, `<domain>.<what>`.',
          },
          titleVi: {
            type: 'string',
          },
          titleEn: {
            type: 'string',
          },
          kind: {
            $ref: '#/components/schemas/FigureKind',
          },
          unit: {
            type: 'string',
            description: 'What it is shown in.',
          },
          measure: {
            type: 'string',
            description: 'The unit of measure that a target must share with it, as the facts name units.',
          },
          numeratorVi: {
            type: 'string',
            description: 'What is counted, and against what: the source of the rule is docs/glossary.md.',
          },
          denominatorVi: {
            type: 'string',
            description: 'Empty for anything but a ratio.',
          },
          persons: {
            type: 'boolean',
            description: 'Whether it counts persons: small cells of its breakdown are suppressed.',
          },
          sources: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'Types of the facts it is made of; none while no service reports it.',
          },
          definition: {
            type: 'string',
            description: 'Version of this definition.',
          },
          better: {
            type: 'string',
            enum: ['down', 'up'],
            description: 'Which way is an improvement, where that is known.',
          },
          awaits: {
            type: 'boolean',
            enum: [true],
            description:
              'Each fact that is compared with adds one to the denominator, and says nothing of the numerator: while no other fact is\nknown, the numerator was not reported. (Quotas of an open round are different: no accepted form is 0 forms.)',
          },
          family: {
            type: 'string',
            description:
              'It counts how many different codes begin so and have something: a class adds to the code of what it taught. Nothing\nelse is right by commune, by province and on any day: what is different here may be the same over there.',
          },
          scale: {
            type: 'number',
            description: 'Of an average: what the sum of one is worth in its unit, 0.1 for tenths.',
          },
          method: {
            type: 'string',
            description: 'How it is found, where the definition says so itself.',
          },
        },
        required: [
          'country',
          'provinces',
          'unconverted',
          'units',
          'indicator',
          'titleVi',
          'titleEn',
          'kind',
          'unit',
          'measure',
          'numeratorVi',
          'denominatorVi',
          'persons',
          'sources',
          'definition',
        ],
      },
    },
    'dashboard.of': {
      description: 'A programme has one pilot in a commune, so the two name it.',
      schema: {
        $ref: '#/components/schemas/Dashboard',
      },
    },
    'figures.events': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FigureEvent',
        },
      },
    },
    'figures.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/FigureView',
        },
      },
    },
    'snapshots.approve': {
      schema: {
        $ref: '#/components/schemas/Snapshot',
      },
    },
    'snapshots.file': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'snapshots.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Listed',
        },
      },
    },
    'snapshots.make': {
      description: 'A draft of a report: figures are stored as they are known now.',
      schema: {
        $ref: '#/components/schemas/Snapshot',
      },
    },
    'snapshots.one': {
      schema: {
        $ref: '#/components/schemas/Snapshot',
      },
    },
  },
};
