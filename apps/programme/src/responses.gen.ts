// Written by `npm run client` from the types that the controllers return.
import type { ServiceResponses } from '@xaso/platform';

export const RESPONSES: ServiceResponses = {
  schemas: {
    AimRevision: {
      type: 'object',
      properties: {
        revision: {
          type: 'number',
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why it replaces the one before; null for the first.',
        },
        by: {
          type: 'string',
        },
        value: {
          type: 'number',
        },
        unit: {
          type: 'string',
          enum: ['VND', 'count', 'hours', 'minutes', 'people', 'percent', 'points'],
        },
        issuer: {
          type: 'string',
          description: 'The office that issued it.',
        },
        documentId: {
          type: ['string', 'null'],
          description: 'The document of the register it stands in; null while there is none.',
        },
        issuedOn: {
          type: 'string',
        },
        dueOn: {
          type: 'string',
        },
      },
      required: ['revision', 'reason', 'by', 'value', 'unit', 'issuer', 'documentId', 'issuedOn', 'dueOn'],
    },
    Approval: {
      type: 'object',
      properties: {
        by: {
          type: 'string',
        },
        on: {
          type: 'string',
        },
        documentId: {
          type: 'string',
        },
      },
      required: ['by', 'on', 'documentId'],
      description: 'Who approved, when, and by which document of the register.',
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
    Check: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
          description: 'Stable code, e.g. `baselines-measured`.',
        },
        satisfied: {
          type: 'boolean',
        },
        title: {
          type: 'string',
          description: 'What is asked for.',
        },
        detail: {
          type: 'string',
          description: 'What is there, and what is still missing.',
        },
      },
      required: ['code', 'satisfied', 'title', 'detail'],
      description: 'One thing that a gate asks for.',
    },
    Claim: {
      anyOf: [
        {
          type: 'object',
          properties: {
            numerator: {
              type: 'number',
            },
            denominator: {
              type: 'number',
            },
          },
          required: ['numerator', 'denominator'],
        },
        {
          type: 'object',
          properties: {
            selfScore: {
              type: 'number',
            },
          },
          required: ['selfScore'],
        },
      ],
      description: 'What a commune says of itself: points, or the two numbers of a ratio.',
    },
    Component: {
      type: 'object',
      properties: {
        pillar: {
          type: 'string',
          enum: ['economy', 'government', 'society'],
        },
        component: {
          type: 'string',
          description: 'Short code, e.g. `e-commerce`; unique within its pillar.',
        },
        title: {
          type: 'string',
        },
      },
      required: ['pillar', 'component', 'title'],
      description: 'One thing that is to be spread.',
    },
    DeliverableStep: {
      type: 'object',
      properties: {
        to: {
          type: 'string',
          enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
        },
        on: {
          type: 'string',
        },
      },
      required: ['to', 'on'],
    },
    DraftRevision: {
      type: 'object',
      properties: {
        revision: {
          type: 'number',
        },
        reason: {
          type: ['string', 'null'],
        },
        by: {
          type: 'string',
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
            documentId: {
              type: 'string',
            },
          },
          required: ['by', 'on', 'documentId'],
        },
        components: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Component',
          },
        },
        targetCommunes: {
          type: ['number', 'null'],
          description: 'Communes it is to reach; null while nobody decided.',
        },
        on: {
          type: 'string',
        },
      },
      required: ['revision', 'reason', 'by', 'approval', 'components', 'targetCommunes', 'on'],
    },
    EntryApproval: {
      type: 'object',
      properties: {
        by: {
          type: 'string',
        },
        on: {
          type: 'string',
        },
        at: {
          type: 'string',
        },
      },
      required: ['by', 'on', 'at'],
      description: 'Who let a revision count: the account, the business day, and when it was written down.',
    },
    EntryRevision: {
      type: 'object',
      properties: {
        revision: {
          type: 'number',
        },
        content: {
          type: 'object',
          additionalProperties: {},
        },
        on: {
          type: 'string',
          description: 'The day it is of: a visit, a decision, a meeting.',
        },
        evidence: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/EvidenceRef',
          },
        },
        sameAs: {
          type: ['string', 'null'],
          description: 'The entry that says the same: this one does not count beside it.',
        },
        recordedBy: {
          type: 'string',
        },
        recordedAt: {
          type: 'string',
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why it was revised; null for the first.',
        },
        approval: {
          anyOf: [
            {
              $ref: '#/components/schemas/EntryApproval',
            },
            {
              type: 'null',
            },
          ],
        },
      },
      required: [
        'revision',
        'content',
        'on',
        'evidence',
        'sameAs',
        'recordedBy',
        'recordedAt',
        'reason',
        'approval',
      ],
      description: 'One wording of an entry. All stay readable.',
    },
    EntryRow: {
      type: 'object',
      properties: {
        commune: {
          type: ['string', 'null'],
        },
        latest: {
          type: 'object',
          properties: {
            revision: {
              type: 'number',
            },
            on: {
              type: 'string',
            },
            content: {
              type: 'object',
              additionalProperties: {},
            },
          },
          required: ['revision', 'on', 'content'],
        },
        programme: {
          type: 'string',
        },
        kind: {
          type: 'string',
          enum: [
            'award',
            'consultation',
            'device-donation',
            'document',
            'leader-commitment',
            'lesson',
            'partner-offer',
            'small-idea',
            'sponsorship',
            'study-visit',
            'workshop',
          ],
        },
        id: {
          type: 'string',
        },
        synthetic: {
          type: 'boolean',
        },
        pilotId: {
          type: ['string', 'null'],
        },
        version: {
          type: 'number',
        },
        communeUnitId: {
          type: ['string', 'null'],
          description: 'Of the pilot; null for what spans the programme.',
        },
        state: {
          $ref: '#/components/schemas/EntryState',
        },
        content: {
          type: ['object', 'null'],
          additionalProperties: {},
          description: 'Of the latest approved revision; null before.',
        },
        sameAs: {
          type: ['string', 'null'],
          description: 'Of the latest approved revision.',
        },
        approvedRevision: {
          type: ['number', 'null'],
        },
      },
      required: [
        'commune',
        'latest',
        'programme',
        'kind',
        'id',
        'synthetic',
        'pilotId',
        'version',
        'communeUnitId',
        'state',
        'content',
        'sameAs',
        'approvedRevision',
      ],
      description: 'An entry in a list: what holds, and the wording that was written last.',
    },
    EntryState: {
      type: 'string',
      enum: ['approved', 'draft', 'withdrawn'],
    },
    EntryView: {
      type: 'object',
      properties: {
        programme: {
          type: 'string',
        },
        kind: {
          type: 'string',
          enum: [
            'award',
            'consultation',
            'device-donation',
            'document',
            'leader-commitment',
            'lesson',
            'partner-offer',
            'small-idea',
            'sponsorship',
            'study-visit',
            'workshop',
          ],
        },
        id: {
          type: 'string',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        synthetic: {
          type: 'boolean',
        },
        pilotId: {
          type: ['string', 'null'],
        },
        version: {
          type: 'number',
        },
        communeUnitId: {
          type: ['string', 'null'],
          description: 'Of the pilot; null for what spans the programme.',
        },
        state: {
          $ref: '#/components/schemas/EntryState',
        },
        content: {
          type: ['object', 'null'],
          additionalProperties: {},
          description: 'Of the latest approved revision; null before.',
        },
        sameAs: {
          type: ['string', 'null'],
          description: 'Of the latest approved revision.',
        },
        revisions: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/EntryRevision',
          },
        },
        approvedRevision: {
          type: ['number', 'null'],
        },
        commune: {
          type: ['string', 'null'],
        },
        files: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/EvidenceAbout',
          },
          description: 'What the files that its revisions name are called.',
        },
      },
      required: [
        'programme',
        'kind',
        'id',
        'createdAt',
        'synthetic',
        'pilotId',
        'version',
        'communeUnitId',
        'state',
        'content',
        'sameAs',
        'revisions',
        'approvedRevision',
        'commune',
        'files',
      ],
      description: 'An entry with all that was ever said in it.',
    },
    EvidenceAbout: {
      type: 'object',
      properties: {
        id: {
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
      required: ['id', 'bytes', 'mediaType', 'fileName'],
      description: 'A stored file, as far as a list names it.',
    },
    EvidenceRef: {
      anyOf: [
        {
          type: 'object',
          properties: {
            url: {
              type: 'string',
            },
          },
          required: ['url'],
        },
        {
          type: 'string',
        },
      ],
      description:
        'A file of the evidence store or an approved entry of the register by its id, or an address elsewhere.',
    },
    FieldSchema: {
      type: 'object',
      properties: {
        type: {
          type: 'string',
          enum: ['array', 'boolean', 'integer', 'string'],
        },
        title: {
          type: 'string',
        },
        description: {
          type: 'string',
        },
        format: {
          type: 'string',
          enum: ['date'],
        },
        enum: {
          type: 'array',
          items: {
            type: 'string',
          },
        },
        pattern: {
          type: 'string',
        },
        minLength: {
          type: 'number',
        },
        maxLength: {
          type: 'number',
        },
        minimum: {
          type: 'number',
        },
        maximum: {
          type: 'number',
        },
        minItems: {
          type: 'number',
        },
        maxItems: {
          type: 'number',
        },
        uniqueItems: {
          type: 'boolean',
        },
        items: {
          type: 'object',
          properties: {
            type: {
              type: 'string',
              enum: ['array', 'boolean', 'integer', 'string'],
            },
            items: {
              type: 'object',
            },
            description: {
              type: 'string',
            },
            format: {
              type: 'string',
              enum: ['date'],
            },
            enum: {
              type: 'array',
              items: {
                type: 'string',
              },
            },
            pattern: {
              type: 'string',
            },
            minLength: {
              type: 'number',
            },
            maxLength: {
              type: 'number',
            },
            minimum: {
              type: 'number',
            },
            maximum: {
              type: 'number',
            },
            minItems: {
              type: 'number',
            },
            maxItems: {
              type: 'number',
            },
            uniqueItems: {
              type: 'boolean',
            },
          },
          required: ['type'],
        },
      },
      required: ['type', 'title'],
      description: 'JSON Schema 2020-12 of one field; the title is what a form shows above it.',
    },
    Gate: {
      type: 'object',
      properties: {
        to: {
          type: 'string',
          enum: [
            'adjusting',
            'evaluating',
            'piloting',
            'proposed',
            'scaled-up',
            'selected',
            'stopped',
            'surveying',
          ],
        },
        open: {
          type: 'boolean',
        },
        checks: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Check',
          },
        },
      },
      required: ['to', 'open', 'checks'],
      description: 'The gate of one phase: everything it asks for.',
    },
    HamletName: {
      type: 'object',
      properties: {
        name: {
          type: 'string',
        },
        kind: {
          type: 'string',
          enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
        },
        from: {
          type: 'string',
        },
        reason: {
          type: ['string', 'null'],
        },
      },
      required: ['name', 'kind', 'from', 'reason'],
      description: 'What a hamlet was called from a day on, and why it was called otherwise.',
    },
    HamletRow: {
      type: 'object',
      properties: {
        name: {
          type: 'string',
        },
        kind: {
          type: 'string',
          enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
        },
        commune: {
          type: 'string',
        },
        teamId: {
          type: ['string', 'null'],
          description: 'Its active team.',
        },
        code: {
          type: 'string',
          description: "`17335-001`: the commune's code and a number.",
        },
        programme: {
          type: 'string',
        },
        id: {
          type: 'string',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        synthetic: {
          type: 'boolean',
        },
        version: {
          type: 'number',
        },
        communeUnitId: {
          type: 'string',
        },
        names: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/HamletName',
          },
          description: 'All its names, the present one last.',
        },
        registeredOn: {
          type: 'string',
        },
        mergedInto: {
          type: ['string', 'null'],
        },
        mergedOn: {
          type: ['string', 'null'],
        },
        mergeReason: {
          type: ['string', 'null'],
        },
      },
      required: [
        'name',
        'kind',
        'commune',
        'teamId',
        'code',
        'programme',
        'id',
        'createdAt',
        'synthetic',
        'version',
        'communeUnitId',
        'names',
        'registeredOn',
        'mergedInto',
        'mergedOn',
        'mergeReason',
      ],
      description: 'A hamlet in a list, with the team that works in it.',
    },
    Handbook: {
      type: 'object',
      properties: {
        programme: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        groups: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/HandbookGroup',
          },
        },
        documents: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/HandbookDocument',
          },
        },
        studyVisits: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/HandbookVisit',
          },
        },
      },
      required: ['programme', 'name', 'groups', 'documents', 'studyVisits'],
      description: '"Cẩm nang": what a programme learned, with what it rests on.',
    },
    HandbookDocument: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        number: {
          type: 'string',
        },
        date: {
          type: 'string',
        },
        issuer: {
          type: 'string',
        },
        about: {
          type: 'string',
        },
        binding: {
          type: 'boolean',
        },
        synthetic: {
          type: 'boolean',
        },
      },
      required: ['id', 'number', 'date', 'issuer', 'about', 'binding', 'synthetic'],
    },
    HandbookGroup: {
      type: 'object',
      properties: {
        category: {
          type: 'string',
          enum: [
            'documentation-mobilisation',
            'other',
            'people-leadership',
            'problem-technology',
            'sponsorship',
            'youth',
          ],
        },
        title: {
          type: 'string',
        },
        lessons: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/HandbookLesson',
          },
        },
      },
      required: ['category', 'title', 'lessons'],
    },
    HandbookLesson: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        text: {
          type: 'string',
        },
        sources: {
          type: 'array',
          items: {
            type: 'string',
          },
        },
        synthetic: {
          type: 'boolean',
        },
      },
      required: ['id', 'text', 'sources', 'synthetic'],
      description: 'A lesson with everybody who drew it.',
    },
    HandbookVisit: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        place: {
          type: 'string',
        },
        province: {
          type: 'string',
        },
        on: {
          type: ['string', 'null'],
        },
        findings: {
          type: ['string', 'null'],
        },
        synthetic: {
          type: 'boolean',
        },
      },
      required: ['id', 'place', 'province', 'on', 'findings', 'synthetic'],
    },
    HandoverItem: {
      type: 'object',
      properties: {
        kind: {
          type: 'string',
          enum: ['computer', 'other', 'scanner', 'wifi'],
        },
        quantity: {
          type: 'number',
        },
        serials: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'Trimmed, in capitals.',
        },
      },
      required: ['kind', 'quantity', 'serials'],
      description: 'So many of one kind; the serials of all of them, or none.',
    },
    IndicatorItem: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        numerator: {
          type: ['string', 'null'],
        },
        denominator: {
          type: ['string', 'null'],
        },
        unit: {
          type: 'string',
        },
        target: {
          type: ['number', 'null'],
        },
        maxPoints: {
          type: 'number',
        },
        rule: {
          $ref: '#/components/schemas/ScoringRule',
        },
        better: {
          type: 'string',
          enum: ['down', 'up'],
        },
        evidenceRequired: {
          type: 'boolean',
        },
      },
      required: [
        'code',
        'name',
        'numerator',
        'denominator',
        'unit',
        'target',
        'maxPoints',
        'rule',
        'better',
        'evidenceRequired',
      ],
      description: 'One indicator of a set, in the words of whoever issued it.',
    },
    IndicatorSet: {
      type: 'object',
      properties: {
        level: {
          type: 'string',
          enum: ['commune'],
        },
        items: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/IndicatorItem',
          },
        },
        sha256: {
          type: 'string',
          description: 'Of the file it was read from.',
        },
        state: {
          type: 'string',
          enum: ['current', 'replaced'],
        },
        replaces: {
          type: ['string', 'null'],
          description: 'The set that this one was imported in place of, and why.',
        },
        reason: {
          type: ['string', 'null'],
        },
        importedBy: {
          type: 'string',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
        name: {
          type: 'string',
        },
        issuer: {
          type: 'string',
        },
        docNo: {
          type: 'string',
        },
        year: {
          type: 'number',
        },
        validFrom: {
          type: 'string',
        },
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
      },
      required: [
        'level',
        'items',
        'sha256',
        'state',
        'replaces',
        'reason',
        'importedBy',
        'createdAt',
        'name',
        'issuer',
        'docNo',
        'year',
        'validFrom',
        'id',
        'version',
      ],
      description:
        "A set of indicators that a province scores its communes by. None is made up here: all come from the issuer's file.",
    },
    IndicatorSetRow: {
      type: 'object',
      properties: {
        items: {
          type: 'number',
        },
        maxPoints: {
          type: 'number',
        },
        name: {
          type: 'string',
        },
        issuer: {
          type: 'string',
        },
        id: {
          type: 'string',
        },
        state: {
          type: 'string',
          enum: ['current', 'replaced'],
        },
        level: {
          type: 'string',
          enum: ['commune'],
        },
        docNo: {
          type: 'string',
        },
        year: {
          type: 'number',
        },
        validFrom: {
          type: 'string',
        },
        replaces: {
          type: ['string', 'null'],
          description: 'The set that this one was imported in place of, and why.',
        },
      },
      required: [
        'items',
        'maxPoints',
        'name',
        'issuer',
        'id',
        'state',
        'level',
        'docNo',
        'year',
        'validFrom',
        'replaces',
      ],
      description: 'A set in a list: without its items.',
    },
    KindSchema: {
      type: 'object',
      properties: {
        $schema: {
          type: 'string',
          enum: ['https://json-schema.org/draft/2020-12/schema'],
        },
        $id: {
          type: 'string',
        },
        type: {
          type: 'string',
          enum: ['object'],
        },
        title: {
          type: 'string',
        },
        description: {
          type: 'string',
        },
        properties: {
          type: 'object',
          additionalProperties: {
            $ref: '#/components/schemas/FieldSchema',
          },
        },
        required: {
          type: 'array',
          items: {
            type: 'string',
          },
        },
        additionalProperties: {
          type: 'boolean',
          enum: [false],
        },
      },
      required: [
        '$schema',
        '$id',
        'type',
        'title',
        'description',
        'properties',
        'required',
        'additionalProperties',
      ],
      description:
        'JSON Schema 2020-12 of what an entry of one kind says. Closed: an unknown field is a fault.',
    },
    Observation: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        pilotId: {
          type: 'string',
        },
        indicator: {
          type: 'string',
        },
        phase: {
          type: 'string',
          enum: ['baseline', 'endline', 'follow-up', 'monthly'],
        },
        period: {
          type: 'string',
          description: '`2022`, `2022-H1`, `2022-Q2` or `2022-06`.',
        },
        state: {
          type: 'string',
          enum: ['approved', 'draft', 'locked', 'submitted'],
          description: 'State of the latest revision.',
        },
        revisions: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Revision',
          },
        },
        synthetic: {
          type: 'boolean',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: [
        'id',
        'version',
        'pilotId',
        'indicator',
        'phase',
        'period',
        'state',
        'revisions',
        'synthetic',
        'createdAt',
      ],
      description: 'What was measured of a pilot for one indicator in one phase and period.',
    },
    ObservationDetail: {
      type: 'object',
      properties: {
        files: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/EvidenceAbout',
          },
        },
        programme: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        pilotId: {
          type: 'string',
        },
        indicator: {
          type: 'string',
        },
        phase: {
          type: 'string',
          enum: ['baseline', 'endline', 'follow-up', 'monthly'],
        },
        period: {
          type: 'string',
          description: '`2022`, `2022-H1`, `2022-Q2` or `2022-06`.',
        },
        state: {
          type: 'string',
          enum: ['approved', 'draft', 'locked', 'submitted'],
          description: 'State of the latest revision.',
        },
        revisions: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Revision',
          },
        },
        synthetic: {
          type: 'boolean',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: [
        'files',
        'programme',
        'communeUnitId',
        'id',
        'version',
        'pilotId',
        'indicator',
        'phase',
        'period',
        'state',
        'revisions',
        'synthetic',
        'createdAt',
      ],
      description: 'One of them, with what the files that its revisions rest on are called.',
    },
    ObservationView: {
      type: 'object',
      properties: {
        programme: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        pilotId: {
          type: 'string',
        },
        indicator: {
          type: 'string',
        },
        phase: {
          type: 'string',
          enum: ['baseline', 'endline', 'follow-up', 'monthly'],
        },
        period: {
          type: 'string',
          description: '`2022`, `2022-H1`, `2022-Q2` or `2022-06`.',
        },
        state: {
          type: 'string',
          enum: ['approved', 'draft', 'locked', 'submitted'],
          description: 'State of the latest revision.',
        },
        revisions: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Revision',
          },
        },
        synthetic: {
          type: 'boolean',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: [
        'programme',
        'communeUnitId',
        'id',
        'version',
        'pilotId',
        'indicator',
        'phase',
        'period',
        'state',
        'revisions',
        'synthetic',
        'createdAt',
      ],
      description: 'An observation with the place it is of; all its revisions are in it.',
    },
    PhaseChange: {
      type: 'object',
      properties: {
        from: {
          type: 'string',
          enum: [
            'adjusting',
            'evaluating',
            'piloting',
            'proposed',
            'scaled-up',
            'selected',
            'stopped',
            'surveying',
          ],
        },
        to: {
          type: 'string',
          enum: [
            'adjusting',
            'evaluating',
            'piloting',
            'proposed',
            'scaled-up',
            'selected',
            'stopped',
            'surveying',
          ],
        },
        on: {
          type: 'string',
        },
        by: {
          type: 'string',
        },
        documentId: {
          type: ['string', 'null'],
        },
        reason: {
          type: ['string', 'null'],
        },
        planVersion: {
          type: ['number', 'null'],
          description: 'The approved version of the plan that held then; null before there was one.',
        },
      },
      required: ['from', 'to', 'on', 'by', 'documentId', 'reason', 'planVersion'],
      description: "One step of a pilot's way.",
    },
    Pilot: {
      type: 'object',
      properties: {
        pillars: {
          type: 'array',
          items: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
        },
        problems: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PilotsProblem',
          },
        },
        phase: {
          type: 'string',
          enum: [
            'adjusting',
            'evaluating',
            'piloting',
            'proposed',
            'scaled-up',
            'selected',
            'stopped',
            'surveying',
          ],
        },
        proposedOn: {
          type: 'string',
        },
        plans: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PlanVersion',
          },
        },
        history: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PhaseChange',
          },
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
        'pillars',
        'problems',
        'phase',
        'proposedOn',
        'plans',
        'history',
        'programme',
        'communeUnitId',
        'synthetic',
        'createdAt',
        'id',
        'version',
      ],
      description: 'A commune that tries the models of a programme. A programme has one pilot in a commune.',
    },
    PilotView: {
      type: 'object',
      properties: {
        commune: {
          type: 'string',
        },
        communeToday: {
          type: ['object', 'null'],
          properties: {
            id: {
              type: 'string',
            },
            name: {
              type: 'string',
            },
          },
          required: ['id', 'name'],
          description:
            'The unit of today that takes its figures over; null where the commune was divided or nothing official says.',
        },
        pillars: {
          type: 'array',
          items: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
        },
        problems: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PilotsProblem',
          },
        },
        phase: {
          type: 'string',
          enum: [
            'adjusting',
            'evaluating',
            'piloting',
            'proposed',
            'scaled-up',
            'selected',
            'stopped',
            'surveying',
          ],
        },
        proposedOn: {
          type: 'string',
        },
        plans: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PlanVersion',
          },
        },
        history: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/PhaseChange',
          },
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
        'commune',
        'communeToday',
        'pillars',
        'problems',
        'phase',
        'proposedOn',
        'plans',
        'history',
        'programme',
        'communeUnitId',
        'synthetic',
        'createdAt',
        'id',
        'version',
      ],
      description: 'A pilot as it is shown: with the name of its commune, then and today.',
    },
    PilotsProblem: {
      type: 'object',
      properties: {
        text: {
          type: 'string',
        },
        primary: {
          type: 'boolean',
        },
      },
      required: ['text', 'primary'],
      description: 'What the pilot is to solve ("mũi đột phá"): one of them comes first.',
    },
    PlanVersion: {
      type: 'object',
      properties: {
        planVersion: {
          type: 'number',
        },
        summary: {
          type: 'string',
        },
        draftedOn: {
          type: 'string',
        },
        writtenBy: {
          type: 'array',
          items: {
            type: 'string',
          },
          description:
            'Accounts that wrote these words: none of them approves. Nobody was written down before this was asked for.',
        },
        approval: {
          anyOf: [
            {
              $ref: '#/components/schemas/Approval',
            },
            {
              type: 'null',
            },
          ],
        },
      },
      required: ['planVersion', 'summary', 'draftedOn', 'approval'],
      description:
        '"Vừa làm vừa điều chỉnh kế hoạch": each version stays readable, the latest approved one holds.',
    },
    Preview: {
      type: 'object',
      properties: {
        sheet: {
          type: 'string',
        },
        importable: {
          type: 'boolean',
        },
        rows: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/ReadRow',
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
      },
      required: ['sheet', 'importable', 'rows', 'faults', 'faultCount'],
    },
    Programme: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        code: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        kind: {
          type: 'string',
          description: 'What it legally is, e.g. `đề tài khoa học`.',
        },
        months: {
          type: ['number', 'null'],
          description: 'How long it runs; null while nobody said.',
        },
        lead: {
          type: ['string', 'null'],
        },
        host: {
          type: 'string',
        },
        approvers: {
          type: 'array',
          items: {
            type: 'string',
          },
        },
        workPackages: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/WorkPackage',
          },
        },
        models: {
          type: 'array',
          items: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          description: 'The models it builds: a pillar each.',
        },
        measures: {
          type: 'array',
          items: {
            type: 'string',
          },
          description:
            'Codes of the indicators whose state before and after each pilot must be measured, or said not to be measured.',
        },
        synthetic: {
          type: 'boolean',
          description: 'Demonstration data: carried by every fact of the programme.',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: [
        'id',
        'version',
        'code',
        'name',
        'kind',
        'months',
        'lead',
        'host',
        'approvers',
        'workPackages',
        'models',
        'measures',
        'synthetic',
        'createdAt',
      ],
      description:
        'A programme of a province under which communes pilot. Its code names it everywhere, e.g. `nghe-an-2022`.',
    },
    ReadRow: {
      type: 'object',
      properties: {
        row: {
          type: 'number',
        },
        item: {
          $ref: '#/components/schemas/IndicatorItem',
        },
      },
      required: ['row', 'item'],
      description: 'An indicator and the row it stands in.',
    },
    Revision: {
      type: 'object',
      properties: {
        revision: {
          type: 'number',
        },
        state: {
          type: 'string',
          enum: ['approved', 'draft', 'locked', 'submitted'],
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why it corrects the one before; null for the first.',
        },
        campaignId: {
          type: ['string', 'null'],
          description: 'The survey round that it follows; null for what a person recorded.',
        },
        recorded: {
          $ref: '#/components/schemas/Signature',
        },
        approval: {
          anyOf: [
            {
              $ref: '#/components/schemas/Signature',
            },
            {
              type: 'null',
            },
          ],
        },
        definition: {
          type: 'string',
          description:
            'Version of the definition of numerator and denominator; sides of a comparison must share it.',
        },
        observedOn: {
          type: 'string',
        },
        method: {
          type: 'string',
          enum: ['estimate', 'external', 'measured', 'survey'],
        },
        issuer: {
          type: ['string', 'null'],
          description: 'The office, study or paper that states it; required for a baseline.',
        },
        unit: {
          type: 'string',
          enum: ['VND', 'count', 'hours', 'minutes', 'people', 'percent', 'points'],
        },
        numerator: {
          type: ['number', 'null'],
        },
        denominator: {
          type: ['number', 'null'],
        },
        value: {
          type: ['number', 'null'],
        },
        notMeasured: {
          anyOf: [
            {
              type: 'string',
              enum: ['not-collected', 'not-comparable', 'not-in-source', 'refused'],
            },
            {
              type: 'null',
            },
          ],
        },
        explanation: {
          type: ['string', 'null'],
          description:
            'How it was found, or why it was not; required for estimates and for what was not measured.',
        },
        evidence: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'Ids of files or entries of the register, or addresses.',
        },
      },
      required: [
        'revision',
        'state',
        'reason',
        'campaignId',
        'recorded',
        'approval',
        'definition',
        'observedOn',
        'method',
        'issuer',
        'unit',
        'numerator',
        'denominator',
        'value',
        'notMeasured',
        'explanation',
        'evidence',
      ],
      description:
        'One revision: a correction is a new one, and the one before it holds until the new one is approved.',
    },
    ScaleUpPlan: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        programme: {
          type: 'string',
        },
        revisions: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/DraftRevision',
          },
        },
        synthetic: {
          type: 'boolean',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: ['id', 'version', 'programme', 'revisions', 'synthetic', 'createdAt'],
      description: 'The scale-up plan (đề xuất phổ cập) of a programme: one, with all its drafts.',
    },
    Score: {
      type: 'object',
      properties: {
        setId: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        period: {
          type: 'string',
        },
        itemCode: {
          type: 'string',
        },
        state: {
          type: 'string',
          enum: ['approved', 'published', 'reviewed', 'self-scored'],
        },
        points: {
          type: 'number',
        },
        claim: {
          $ref: '#/components/schemas/Claim',
        },
        evidence: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/EvidenceRef',
          },
        },
        steps: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/ScoreStep',
          },
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
        'setId',
        'communeUnitId',
        'period',
        'itemCode',
        'state',
        'points',
        'claim',
        'evidence',
        'steps',
        'createdAt',
        'id',
        'version',
      ],
      description: 'The points of one commune for one item in one period.',
    },
    ScoreStep: {
      type: 'object',
      properties: {
        to: {
          type: 'string',
          enum: ['approved', 'published', 'reviewed', 'self-scored'],
        },
        points: {
          type: 'number',
        },
        claim: {
          $ref: '#/components/schemas/Claim',
        },
        evidence: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/EvidenceRef',
          },
        },
        by: {
          type: 'string',
        },
        on: {
          type: 'string',
        },
        at: {
          type: 'string',
        },
        reason: {
          type: ['string', 'null'],
          description: 'Why: of a correction, and of a review that came to other points.',
        },
      },
      required: ['to', 'points', 'claim', 'evidence', 'by', 'on', 'at', 'reason'],
      description: 'One step of a score: who, when, and what it came to. All stay.',
    },
    ScoreSummary: {
      type: 'object',
      properties: {
        communeUnitId: {
          type: 'string',
        },
        period: {
          type: 'string',
        },
        items: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/ScoredItem',
          },
        },
        total: {
          type: ['number', 'null'],
          description: 'Of what was scored; null when nothing was.',
        },
        maxOfScored: {
          type: 'number',
          description: 'Of the items that were scored.',
        },
        max: {
          type: 'number',
          description: 'Of the whole set.',
        },
        notScored: {
          type: 'number',
        },
      },
      required: ['communeUnitId', 'period', 'items', 'total', 'maxOfScored', 'max', 'notScored'],
    },
    ScoredItem: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        maxPoints: {
          type: 'number',
        },
        score: {
          anyOf: [
            {
              $ref: '#/components/schemas/Score',
            },
            {
              type: 'null',
            },
          ],
        },
      },
      required: ['code', 'name', 'maxPoints', 'score'],
      description: 'What an item of the set came to; null where nobody scored it, which is not zero.',
    },
    ScoringRule: {
      anyOf: [
        {
          type: 'object',
          properties: {
            scoring: {
              type: 'string',
              enum: ['binary'],
            },
          },
          required: ['scoring'],
        },
        {
          type: 'object',
          properties: {
            scoring: {
              type: 'string',
              enum: ['declared'],
            },
          },
          required: ['scoring'],
        },
        {
          type: 'object',
          properties: {
            scoring: {
              type: 'string',
              enum: ['ratio'],
            },
            min: {
              type: 'number',
              description: 'Where points begin: none here. Above `max` where fewer is better.',
            },
            max: {
              type: 'number',
              description: 'Where all points are given.',
            },
            cap: {
              type: 'number',
              description: "The most that is given, in percent of the item's points.",
            },
          },
          required: ['scoring', 'min', 'max', 'cap'],
        },
        {
          type: 'object',
          properties: {
            scoring: {
              type: 'string',
              enum: ['tiered'],
            },
            tiers: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/Tier',
              },
            },
          },
          required: ['scoring', 'tiers'],
        },
      ],
      description: 'The rule of an item. Percentages are of the ratio numerator / denominator.',
    },
    Signature: {
      type: 'object',
      properties: {
        by: {
          type: 'string',
        },
        at: {
          type: 'string',
        },
      },
      required: ['by', 'at'],
    },
    Target: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        programme: {
          type: 'string',
        },
        pilotId: {
          type: ['string', 'null'],
        },
        indicator: {
          type: 'string',
        },
        revisions: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/AimRevision',
          },
        },
        synthetic: {
          type: 'boolean',
        },
        createdAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: ['id', 'version', 'programme', 'pilotId', 'indicator', 'revisions', 'synthetic', 'createdAt'],
      description: 'A target of an indicator, for a pilot or the whole programme.',
    },
    TeamRow: {
      type: 'object',
      properties: {
        commune: {
          type: 'string',
        },
        hamletCode: {
          type: ['string', 'null'],
        },
        hamletName: {
          type: ['string', 'null'],
        },
        level: {
          type: 'string',
          enum: ['commune', 'hamlet'],
        },
        hamletId: {
          type: ['string', 'null'],
          description: 'The hamlet of a team of level hamlet.',
        },
        decisionNo: {
          type: 'string',
        },
        formedOn: {
          type: 'string',
        },
        memberCount: {
          type: 'number',
        },
        composition: {
          type: 'object',
          properties: {
            hamletHead: {
              type: 'boolean',
            },
            youthUnion: {
              type: 'boolean',
            },
            womensUnion: {
              type: 'boolean',
            },
            teacher: {
              type: 'boolean',
            },
            communeOfficer: {
              type: 'boolean',
            },
          },
          required: ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'],
        },
        changedOn: {
          type: 'string',
          description: 'Since when it has these members.',
        },
        state: {
          type: 'string',
          enum: ['active', 'dissolved'],
        },
        dissolvedOn: {
          type: ['string', 'null'],
        },
        reason: {
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
      },
      required: [
        'commune',
        'hamletCode',
        'hamletName',
        'level',
        'hamletId',
        'decisionNo',
        'formedOn',
        'memberCount',
        'composition',
        'changedOn',
        'state',
        'dissolvedOn',
        'reason',
        'pilotId',
        'programme',
        'communeUnitId',
        'synthetic',
        'createdAt',
        'id',
        'version',
      ],
      description: 'A team in a list, with what its commune and its hamlet are called.',
    },
    Tier: {
      type: 'object',
      properties: {
        label: {
          type: 'string',
        },
        points: {
          type: 'number',
        },
      },
      required: ['label', 'points'],
    },
    WorkPackage: {
      type: 'object',
      properties: {
        no: {
          type: 'number',
        },
        title: {
          type: 'string',
        },
      },
      required: ['no', 'title'],
      description: 'What a programme is made of: khảo sát, học tập kinh nghiệm, xây dựng mô hình, hội thảo …',
    },
  },
  operations: {
    'committees.correct': {
      schema: {
        type: 'object',
        properties: {
          headRole: {
            type: 'string',
            enum: ['chair', 'party-secretary', 'vice-chair'],
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'headRole',
          'decisionNo',
          'formedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'committees.dissolve': {
      schema: {
        type: 'object',
        properties: {
          headRole: {
            type: 'string',
            enum: ['chair', 'party-secretary', 'vice-chair'],
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'headRole',
          'decisionNo',
          'formedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'committees.form': {
      schema: {
        type: 'object',
        properties: {
          headRole: {
            type: 'string',
            enum: ['chair', 'party-secretary', 'vice-chair'],
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'headRole',
          'decisionNo',
          'formedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'committees.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            headRole: {
              type: 'string',
              enum: ['chair', 'party-secretary', 'vice-chair'],
            },
            decisionNo: {
              type: 'string',
            },
            formedOn: {
              type: 'string',
            },
            state: {
              type: 'string',
              enum: ['active', 'dissolved'],
            },
            dissolvedOn: {
              type: ['string', 'null'],
            },
            reason: {
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
            commune: {
              type: 'string',
              description: 'Name of the commune.',
            },
          },
          required: [
            'headRole',
            'decisionNo',
            'formedOn',
            'state',
            'dissolvedOn',
            'reason',
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
    'committees.one': {
      schema: {
        type: 'object',
        properties: {
          headRole: {
            type: 'string',
            enum: ['chair', 'party-secretary', 'vice-chair'],
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'headRole',
          'decisionNo',
          'formedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'deliverables.accept': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.correct': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.deliver': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.goLive': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            type: {
              type: 'string',
              enum: [
                'anti-malware',
                'digital-signature',
                'document-system',
                'health-station-system',
                'lan',
                'loudspeaker',
                'other',
                'portal',
                'procedure-system',
                'school-management',
              ],
            },
            workKind: {
              type: 'string',
              enum: ['change', 'technology'],
            },
            title: {
              type: 'string',
            },
            partnerId: {
              type: ['string', 'null'],
              description: 'Who builds or runs it.',
            },
            state: {
              type: 'string',
              enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
            },
            steps: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/DeliverableStep',
              },
              description: 'The day of each step, the first is its planning.',
            },
            reason: {
              type: ['string', 'null'],
              description: 'Why it was retired.',
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
            'type',
            'workKind',
            'title',
            'partnerId',
            'state',
            'steps',
            'reason',
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
    'deliverables.one': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.plan': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.retire': {
      schema: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: [
              'anti-malware',
              'digital-signature',
              'document-system',
              'health-station-system',
              'lan',
              'loudspeaker',
              'other',
              'portal',
              'procedure-system',
              'school-management',
            ],
          },
          workKind: {
            type: 'string',
            enum: ['change', 'technology'],
          },
          title: {
            type: 'string',
          },
          partnerId: {
            type: ['string', 'null'],
            description: 'Who builds or runs it.',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'delivered', 'live', 'planned', 'retired'],
          },
          steps: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/DeliverableStep',
            },
            description: 'The day of each step, the first is its planning.',
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was retired.',
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
          'type',
          'workKind',
          'title',
          'partnerId',
          'state',
          'steps',
          'reason',
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
    'deliverables.share': {
      schema: {
        type: 'object',
        properties: {
          change: {
            type: 'number',
          },
          technology: {
            type: 'number',
          },
          changePercent: {
            type: ['number', 'null'],
            description: 'Percent of all; null while there is nothing.',
          },
          technologyPercent: {
            type: ['number', 'null'],
          },
          guidance: {
            type: 'object',
            properties: {
              changePercent: {
                type: 'number',
                enum: [70],
              },
              technologyPercent: {
                type: 'number',
                enum: [30],
              },
            },
            required: ['changePercent', 'technologyPercent'],
            description: 'What is advised (70–30); not a target.',
          },
          pilotId: {
            type: 'string',
          },
        },
        required: ['change', 'technology', 'changePercent', 'technologyPercent', 'guidance', 'pilotId'],
      },
    },
    'evidence.add': {
      description:
        'The bytes of a file are the body. The same bytes again give the same id, so that no key is needed.',
      schema: {
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
        },
        required: ['id', 'sha256', 'bytes'],
      },
    },
    'evidence.read': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'hamlets.history': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          code: {
            type: 'string',
          },
          on: {
            type: 'string',
          },
          names: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HamletName',
            },
          },
          way: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                id: {
                  type: 'string',
                },
                code: {
                  type: 'string',
                },
                name: {
                  type: 'string',
                },
                kind: {
                  type: 'string',
                  enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
                },
                mergedInto: {
                  type: ['string', 'null'],
                },
                mergedOn: {
                  type: ['string', 'null'],
                },
                mergeReason: {
                  type: ['string', 'null'],
                },
              },
              required: ['id', 'code', 'name', 'kind', 'mergedInto', 'mergedOn', 'mergeReason'],
            },
          },
          standsFor: {
            type: 'object',
            properties: {
              id: {
                type: 'string',
              },
              code: {
                type: 'string',
              },
              name: {
                type: 'string',
              },
              kind: {
                type: 'string',
                enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
              },
              mergedInto: {
                type: ['string', 'null'],
              },
              mergedOn: {
                type: ['string', 'null'],
              },
              mergeReason: {
                type: ['string', 'null'],
              },
            },
            required: ['id', 'code', 'name', 'kind', 'mergedInto', 'mergedOn', 'mergeReason'],
          },
        },
        required: ['id', 'code', 'on', 'names', 'way'],
      },
    },
    'hamlets.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/HamletRow',
        },
      },
    },
    'hamlets.merge': {
      schema: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
          },
          kind: {
            type: 'string',
            enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
          },
          code: {
            type: 'string',
            description: "`17335-001`: the commune's code and a number.",
          },
          names: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HamletName',
            },
            description: 'All its names, the present one last.',
          },
          registeredOn: {
            type: 'string',
          },
          mergedInto: {
            type: ['string', 'null'],
          },
          mergedOn: {
            type: ['string', 'null'],
          },
          mergeReason: {
            type: ['string', 'null'],
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
          'name',
          'kind',
          'code',
          'names',
          'registeredOn',
          'mergedInto',
          'mergedOn',
          'mergeReason',
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
    'hamlets.one': {
      schema: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
          },
          kind: {
            type: 'string',
            enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
          },
          code: {
            type: 'string',
            description: "`17335-001`: the commune's code and a number.",
          },
          names: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HamletName',
            },
            description: 'All its names, the present one last.',
          },
          registeredOn: {
            type: 'string',
          },
          mergedInto: {
            type: ['string', 'null'],
          },
          mergedOn: {
            type: ['string', 'null'],
          },
          mergeReason: {
            type: ['string', 'null'],
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
          'name',
          'kind',
          'code',
          'names',
          'registeredOn',
          'mergedInto',
          'mergedOn',
          'mergeReason',
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
    'hamlets.register': {
      schema: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
          },
          kind: {
            type: 'string',
            enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
          },
          code: {
            type: 'string',
            description: "`17335-001`: the commune's code and a number.",
          },
          names: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HamletName',
            },
            description: 'All its names, the present one last.',
          },
          registeredOn: {
            type: 'string',
          },
          mergedInto: {
            type: ['string', 'null'],
          },
          mergedOn: {
            type: ['string', 'null'],
          },
          mergeReason: {
            type: ['string', 'null'],
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
          'name',
          'kind',
          'code',
          'names',
          'registeredOn',
          'mergedInto',
          'mergedOn',
          'mergeReason',
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
    'hamlets.rename': {
      schema: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
          },
          kind: {
            type: 'string',
            enum: ['ban', 'khoi', 'thon', 'to-dan-pho', 'xom'],
          },
          code: {
            type: 'string',
            description: "`17335-001`: the commune's code and a number.",
          },
          names: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HamletName',
            },
            description: 'All its names, the present one last.',
          },
          registeredOn: {
            type: 'string',
          },
          mergedInto: {
            type: ['string', 'null'],
          },
          mergedOn: {
            type: ['string', 'null'],
          },
          mergeReason: {
            type: ['string', 'null'],
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
          'name',
          'kind',
          'code',
          'names',
          'registeredOn',
          'mergedInto',
          'mergedOn',
          'mergeReason',
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
    'handbook.read': {
      description:
        '"Cẩm nang": approved lessons by category, each once with all its sources; documents and visits as appendices.',
      schema: {
        anyOf: [
          {
            $ref: '#/components/schemas/Handbook',
          },
          {
            type: 'string',
          },
        ],
      },
    },
    'handovers.correct': {
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HandoverItem',
            },
          },
          receiver: {
            type: 'string',
            description: 'The office that receives it; not a person.',
          },
          state: {
            type: 'string',
            enum: ['draft', 'inspected', 'signed', 'voided'],
          },
          receiptNo: {
            type: ['string', 'null'],
          },
          evidenceId: {
            type: ['string', 'null'],
            description: 'The scanned receipt.',
          },
          signedOn: {
            type: ['string', 'null'],
          },
          inspectedOn: {
            type: ['string', 'null'],
          },
          found: {
            type: ['string', 'null'],
            description: 'What was found at the inspection; stays in the service.',
          },
          voidedOn: {
            type: ['string', 'null'],
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was voided.',
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
          'items',
          'receiver',
          'state',
          'receiptNo',
          'evidenceId',
          'signedOn',
          'inspectedOn',
          'found',
          'voidedOn',
          'reason',
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
    'handovers.draft': {
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HandoverItem',
            },
          },
          receiver: {
            type: 'string',
            description: 'The office that receives it; not a person.',
          },
          state: {
            type: 'string',
            enum: ['draft', 'inspected', 'signed', 'voided'],
          },
          receiptNo: {
            type: ['string', 'null'],
          },
          evidenceId: {
            type: ['string', 'null'],
            description: 'The scanned receipt.',
          },
          signedOn: {
            type: ['string', 'null'],
          },
          inspectedOn: {
            type: ['string', 'null'],
          },
          found: {
            type: ['string', 'null'],
            description: 'What was found at the inspection; stays in the service.',
          },
          voidedOn: {
            type: ['string', 'null'],
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was voided.',
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
          'items',
          'receiver',
          'state',
          'receiptNo',
          'evidenceId',
          'signedOn',
          'inspectedOn',
          'found',
          'voidedOn',
          'reason',
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
    'handovers.inspect': {
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HandoverItem',
            },
          },
          receiver: {
            type: 'string',
            description: 'The office that receives it; not a person.',
          },
          state: {
            type: 'string',
            enum: ['draft', 'inspected', 'signed', 'voided'],
          },
          receiptNo: {
            type: ['string', 'null'],
          },
          evidenceId: {
            type: ['string', 'null'],
            description: 'The scanned receipt.',
          },
          signedOn: {
            type: ['string', 'null'],
          },
          inspectedOn: {
            type: ['string', 'null'],
          },
          found: {
            type: ['string', 'null'],
            description: 'What was found at the inspection; stays in the service.',
          },
          voidedOn: {
            type: ['string', 'null'],
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was voided.',
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
          'items',
          'receiver',
          'state',
          'receiptNo',
          'evidenceId',
          'signedOn',
          'inspectedOn',
          'found',
          'voidedOn',
          'reason',
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
    'handovers.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            items: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/HandoverItem',
              },
            },
            receiver: {
              type: 'string',
              description: 'The office that receives it; not a person.',
            },
            state: {
              type: 'string',
              enum: ['draft', 'inspected', 'signed', 'voided'],
            },
            receiptNo: {
              type: ['string', 'null'],
            },
            evidenceId: {
              type: ['string', 'null'],
              description: 'The scanned receipt.',
            },
            signedOn: {
              type: ['string', 'null'],
            },
            inspectedOn: {
              type: ['string', 'null'],
            },
            found: {
              type: ['string', 'null'],
              description: 'What was found at the inspection; stays in the service.',
            },
            voidedOn: {
              type: ['string', 'null'],
            },
            reason: {
              type: ['string', 'null'],
              description: 'Why it was voided.',
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
            'items',
            'receiver',
            'state',
            'receiptNo',
            'evidenceId',
            'signedOn',
            'inspectedOn',
            'found',
            'voidedOn',
            'reason',
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
    'handovers.one': {
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HandoverItem',
            },
          },
          receiver: {
            type: 'string',
            description: 'The office that receives it; not a person.',
          },
          state: {
            type: 'string',
            enum: ['draft', 'inspected', 'signed', 'voided'],
          },
          receiptNo: {
            type: ['string', 'null'],
          },
          evidenceId: {
            type: ['string', 'null'],
            description: 'The scanned receipt.',
          },
          signedOn: {
            type: ['string', 'null'],
          },
          inspectedOn: {
            type: ['string', 'null'],
          },
          found: {
            type: ['string', 'null'],
            description: 'What was found at the inspection; stays in the service.',
          },
          voidedOn: {
            type: ['string', 'null'],
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was voided.',
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
          'items',
          'receiver',
          'state',
          'receiptNo',
          'evidenceId',
          'signedOn',
          'inspectedOn',
          'found',
          'voidedOn',
          'reason',
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
    'handovers.sign': {
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HandoverItem',
            },
          },
          receiver: {
            type: 'string',
            description: 'The office that receives it; not a person.',
          },
          state: {
            type: 'string',
            enum: ['draft', 'inspected', 'signed', 'voided'],
          },
          receiptNo: {
            type: ['string', 'null'],
          },
          evidenceId: {
            type: ['string', 'null'],
            description: 'The scanned receipt.',
          },
          signedOn: {
            type: ['string', 'null'],
          },
          inspectedOn: {
            type: ['string', 'null'],
          },
          found: {
            type: ['string', 'null'],
            description: 'What was found at the inspection; stays in the service.',
          },
          voidedOn: {
            type: ['string', 'null'],
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was voided.',
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
          'items',
          'receiver',
          'state',
          'receiptNo',
          'evidenceId',
          'signedOn',
          'inspectedOn',
          'found',
          'voidedOn',
          'reason',
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
    'handovers.voidSigned': {
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HandoverItem',
            },
          },
          receiver: {
            type: 'string',
            description: 'The office that receives it; not a person.',
          },
          state: {
            type: 'string',
            enum: ['draft', 'inspected', 'signed', 'voided'],
          },
          receiptNo: {
            type: ['string', 'null'],
          },
          evidenceId: {
            type: ['string', 'null'],
            description: 'The scanned receipt.',
          },
          signedOn: {
            type: ['string', 'null'],
          },
          inspectedOn: {
            type: ['string', 'null'],
          },
          found: {
            type: ['string', 'null'],
            description: 'What was found at the inspection; stays in the service.',
          },
          voidedOn: {
            type: ['string', 'null'],
          },
          reason: {
            type: ['string', 'null'],
            description: 'Why it was voided.',
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
          'items',
          'receiver',
          'state',
          'receiptNo',
          'evidenceId',
          'signedOn',
          'inspectedOn',
          'found',
          'voidedOn',
          'reason',
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
    'indicatorSets.import': {
      description:
        'All or nothing. The same file again changes nothing and answers 200, so that no key is needed.',
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['current', 'replaced'],
          },
          sha256: {
            type: 'string',
          },
          items: {
            type: 'number',
          },
          isNew: {
            type: 'boolean',
          },
        },
        required: ['id', 'state', 'sha256', 'items', 'isNew'],
      },
    },
    'indicatorSets.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/IndicatorSetRow',
        },
      },
    },
    'indicatorSets.one': {
      schema: {
        $ref: '#/components/schemas/IndicatorSet',
      },
    },
    'indicatorSets.preview': {
      description: 'What the file holds and what is wrong in it, by row and cell; nothing is stored.',
      schema: {
        $ref: '#/components/schemas/Preview',
      },
    },
    'indicatorSets.template': {
      mediaType: 'application/octet-stream',
      schema: {
        type: 'string',
        format: 'binary',
      },
    },
    'obligations.correct': {
      schema: {
        type: 'object',
        properties: {
          dataset: {
            type: 'string',
          },
          duties: {
            type: 'object',
            properties: {
              collector: {
                type: 'string',
              },
              creator: {
                type: 'string',
              },
              standardiser: {
                type: 'string',
              },
              verifier: {
                type: 'string',
              },
              approver: {
                type: 'string',
              },
            },
            required: ['collector', 'creator', 'standardiser', 'verifier', 'approver'],
          },
          method: {
            type: 'string',
            description: 'How it is collected.',
          },
          setOn: {
            type: 'string',
          },
          dueOn: {
            type: 'string',
          },
          requiredUnits: {
            type: 'number',
          },
          approvedUnits: {
            type: 'number',
          },
          progressedOn: {
            type: 'string',
            description:
              'The day of the last progress, or of the last change of what is required; at first that of the setting.',
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
          'dataset',
          'duties',
          'method',
          'setOn',
          'dueOn',
          'requiredUnits',
          'approvedUnits',
          'progressedOn',
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
    'obligations.list': {
      schema: {
        type: 'object',
        properties: {
          approved: {
            type: 'number',
          },
          required: {
            type: 'number',
          },
          coveragePercent: {
            type: ['number', 'null'],
          },
          obligations: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                coveragePercent: {
                  type: ['number', 'null'],
                },
                overdue: {
                  type: 'boolean',
                },
                dataset: {
                  type: 'string',
                },
                duties: {
                  type: 'object',
                  properties: {
                    collector: {
                      type: 'string',
                    },
                    creator: {
                      type: 'string',
                    },
                    standardiser: {
                      type: 'string',
                    },
                    verifier: {
                      type: 'string',
                    },
                    approver: {
                      type: 'string',
                    },
                  },
                  required: ['collector', 'creator', 'standardiser', 'verifier', 'approver'],
                },
                method: {
                  type: 'string',
                  description: 'How it is collected.',
                },
                setOn: {
                  type: 'string',
                },
                dueOn: {
                  type: 'string',
                },
                requiredUnits: {
                  type: 'number',
                },
                approvedUnits: {
                  type: 'number',
                },
                progressedOn: {
                  type: 'string',
                  description:
                    'The day of the last progress, or of the last change of what is required; at first that of the setting.',
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
                'coveragePercent',
                'overdue',
                'dataset',
                'duties',
                'method',
                'setOn',
                'dueOn',
                'requiredUnits',
                'approvedUnits',
                'progressedOn',
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
        required: ['approved', 'required', 'coveragePercent', 'obligations'],
      },
    },
    'obligations.one': {
      schema: {
        type: 'object',
        properties: {
          dataset: {
            type: 'string',
          },
          duties: {
            type: 'object',
            properties: {
              collector: {
                type: 'string',
              },
              creator: {
                type: 'string',
              },
              standardiser: {
                type: 'string',
              },
              verifier: {
                type: 'string',
              },
              approver: {
                type: 'string',
              },
            },
            required: ['collector', 'creator', 'standardiser', 'verifier', 'approver'],
          },
          method: {
            type: 'string',
            description: 'How it is collected.',
          },
          setOn: {
            type: 'string',
          },
          dueOn: {
            type: 'string',
          },
          requiredUnits: {
            type: 'number',
          },
          approvedUnits: {
            type: 'number',
          },
          progressedOn: {
            type: 'string',
            description:
              'The day of the last progress, or of the last change of what is required; at first that of the setting.',
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
          'dataset',
          'duties',
          'method',
          'setOn',
          'dueOn',
          'requiredUnits',
          'approvedUnits',
          'progressedOn',
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
    'obligations.progress': {
      schema: {
        type: 'object',
        properties: {
          dataset: {
            type: 'string',
          },
          duties: {
            type: 'object',
            properties: {
              collector: {
                type: 'string',
              },
              creator: {
                type: 'string',
              },
              standardiser: {
                type: 'string',
              },
              verifier: {
                type: 'string',
              },
              approver: {
                type: 'string',
              },
            },
            required: ['collector', 'creator', 'standardiser', 'verifier', 'approver'],
          },
          method: {
            type: 'string',
            description: 'How it is collected.',
          },
          setOn: {
            type: 'string',
          },
          dueOn: {
            type: 'string',
          },
          requiredUnits: {
            type: 'number',
          },
          approvedUnits: {
            type: 'number',
          },
          progressedOn: {
            type: 'string',
            description:
              'The day of the last progress, or of the last change of what is required; at first that of the setting.',
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
          'dataset',
          'duties',
          'method',
          'setOn',
          'dueOn',
          'requiredUnits',
          'approvedUnits',
          'progressedOn',
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
    'obligations.set': {
      schema: {
        type: 'object',
        properties: {
          dataset: {
            type: 'string',
          },
          duties: {
            type: 'object',
            properties: {
              collector: {
                type: 'string',
              },
              creator: {
                type: 'string',
              },
              standardiser: {
                type: 'string',
              },
              verifier: {
                type: 'string',
              },
              approver: {
                type: 'string',
              },
            },
            required: ['collector', 'creator', 'standardiser', 'verifier', 'approver'],
          },
          method: {
            type: 'string',
            description: 'How it is collected.',
          },
          setOn: {
            type: 'string',
          },
          dueOn: {
            type: 'string',
          },
          requiredUnits: {
            type: 'number',
          },
          approvedUnits: {
            type: 'number',
          },
          progressedOn: {
            type: 'string',
            description:
              'The day of the last progress, or of the last change of what is required; at first that of the setting.',
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
          'dataset',
          'duties',
          'method',
          'setOn',
          'dueOn',
          'requiredUnits',
          'approvedUnits',
          'progressedOn',
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
    'observations.approve': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'observations.correct': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'observations.giveBack': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'observations.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ObservationView',
        },
      },
    },
    'observations.lock': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'observations.one': {
      schema: {
        $ref: '#/components/schemas/ObservationDetail',
      },
    },
    'observations.record': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'observations.rewrite': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'observations.submit': {
      schema: {
        $ref: '#/components/schemas/Observation',
      },
    },
    'partners.end': {
      schema: {
        type: 'object',
        properties: {
          organisation: {
            type: 'string',
          },
          taxCode: {
            type: ['string', 'null'],
          },
          role: {
            type: 'string',
            enum: ['advice-supervision', 'building', 'operation'],
          },
          since: {
            type: 'string',
          },
          trialUntil: {
            type: ['string', 'null'],
            description: 'Until when its service is free.',
          },
          priceAfter: {
            type: ['number', 'null'],
            description: 'What it costs afterwards, VND a year.',
          },
          endedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'organisation',
          'taxCode',
          'role',
          'since',
          'trialUntil',
          'priceAfter',
          'endedOn',
          'reason',
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
    'partners.engage': {
      schema: {
        type: 'object',
        properties: {
          organisation: {
            type: 'string',
          },
          taxCode: {
            type: ['string', 'null'],
          },
          role: {
            type: 'string',
            enum: ['advice-supervision', 'building', 'operation'],
          },
          since: {
            type: 'string',
          },
          trialUntil: {
            type: ['string', 'null'],
            description: 'Until when its service is free.',
          },
          priceAfter: {
            type: ['number', 'null'],
            description: 'What it costs afterwards, VND a year.',
          },
          endedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'organisation',
          'taxCode',
          'role',
          'since',
          'trialUntil',
          'priceAfter',
          'endedOn',
          'reason',
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
    'partners.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            organisation: {
              type: 'string',
            },
            taxCode: {
              type: ['string', 'null'],
            },
            role: {
              type: 'string',
              enum: ['advice-supervision', 'building', 'operation'],
            },
            since: {
              type: 'string',
            },
            trialUntil: {
              type: ['string', 'null'],
              description: 'Until when its service is free.',
            },
            priceAfter: {
              type: ['number', 'null'],
              description: 'What it costs afterwards, VND a year.',
            },
            endedOn: {
              type: ['string', 'null'],
            },
            reason: {
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
            commune: {
              type: 'string',
              description: 'Name of the commune.',
            },
          },
          required: [
            'organisation',
            'taxCode',
            'role',
            'since',
            'trialUntil',
            'priceAfter',
            'endedOn',
            'reason',
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
    'partners.one': {
      schema: {
        type: 'object',
        properties: {
          organisation: {
            type: 'string',
          },
          taxCode: {
            type: ['string', 'null'],
          },
          role: {
            type: 'string',
            enum: ['advice-supervision', 'building', 'operation'],
          },
          since: {
            type: 'string',
          },
          trialUntil: {
            type: ['string', 'null'],
            description: 'Until when its service is free.',
          },
          priceAfter: {
            type: ['number', 'null'],
            description: 'What it costs afterwards, VND a year.',
          },
          endedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'organisation',
          'taxCode',
          'role',
          'since',
          'trialUntil',
          'priceAfter',
          'endedOn',
          'reason',
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
    'pilots.approve': {
      schema: {
        $ref: '#/components/schemas/Pilot',
      },
    },
    'pilots.changePhase': {
      schema: {
        $ref: '#/components/schemas/Pilot',
      },
    },
    'pilots.draft': {
      schema: {
        $ref: '#/components/schemas/Pilot',
      },
    },
    'pilots.gates': {
      description: 'What is still missing for each phase that comes next.',
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Gate',
        },
      },
    },
    'pilots.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/PilotView',
        },
      },
    },
    'pilots.one': {
      schema: {
        $ref: '#/components/schemas/PilotView',
      },
    },
    'pilots.restate': {
      schema: {
        $ref: '#/components/schemas/Pilot',
      },
    },
    'pilots.rewrite': {
      schema: {
        $ref: '#/components/schemas/Pilot',
      },
    },
    'programmes.correct': {
      schema: {
        $ref: '#/components/schemas/Programme',
      },
    },
    'programmes.define': {
      schema: {
        $ref: '#/components/schemas/Programme',
      },
    },
    'programmes.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Programme',
        },
      },
    },
    'programmes.one': {
      schema: {
        $ref: '#/components/schemas/Programme',
      },
    },
    'proposals.propose': {
      schema: {
        $ref: '#/components/schemas/Pilot',
      },
    },
    'register.approve': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          kind: {
            type: 'string',
            enum: [
              'award',
              'consultation',
              'device-donation',
              'document',
              'leader-commitment',
              'lesson',
              'partner-offer',
              'small-idea',
              'sponsorship',
              'study-visit',
              'workshop',
            ],
          },
          state: {
            $ref: '#/components/schemas/EntryState',
          },
          revision: {
            type: 'number',
          },
          approvedRevision: {
            type: ['number', 'null'],
          },
        },
        required: ['id', 'version', 'kind', 'state', 'revision', 'approvedRevision'],
      },
    },
    'register.kinds': {
      description: 'The JSON Schema of every kind: what a form asks for.',
      schema: {
        type: 'object',
        properties: {
          document: {
            $ref: '#/components/schemas/KindSchema',
          },
          'leader-commitment': {
            $ref: '#/components/schemas/KindSchema',
          },
          'study-visit': {
            $ref: '#/components/schemas/KindSchema',
          },
          consultation: {
            $ref: '#/components/schemas/KindSchema',
          },
          workshop: {
            $ref: '#/components/schemas/KindSchema',
          },
          lesson: {
            $ref: '#/components/schemas/KindSchema',
          },
          sponsorship: {
            $ref: '#/components/schemas/KindSchema',
          },
          'partner-offer': {
            $ref: '#/components/schemas/KindSchema',
          },
          'device-donation': {
            $ref: '#/components/schemas/KindSchema',
          },
          award: {
            $ref: '#/components/schemas/KindSchema',
          },
          'small-idea': {
            $ref: '#/components/schemas/KindSchema',
          },
        },
        required: [
          'document',
          'leader-commitment',
          'study-visit',
          'consultation',
          'workshop',
          'lesson',
          'sponsorship',
          'partner-offer',
          'device-donation',
          'award',
          'small-idea',
        ],
      },
    },
    'register.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/EntryRow',
        },
      },
    },
    'register.one': {
      schema: {
        $ref: '#/components/schemas/EntryView',
      },
    },
    'register.record': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          kind: {
            type: 'string',
            enum: [
              'award',
              'consultation',
              'device-donation',
              'document',
              'leader-commitment',
              'lesson',
              'partner-offer',
              'small-idea',
              'sponsorship',
              'study-visit',
              'workshop',
            ],
          },
          state: {
            $ref: '#/components/schemas/EntryState',
          },
          revision: {
            type: 'number',
          },
          approvedRevision: {
            type: ['number', 'null'],
          },
        },
        required: ['id', 'version', 'kind', 'state', 'revision', 'approvedRevision'],
      },
    },
    'register.revise': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          kind: {
            type: 'string',
            enum: [
              'award',
              'consultation',
              'device-donation',
              'document',
              'leader-commitment',
              'lesson',
              'partner-offer',
              'small-idea',
              'sponsorship',
              'study-visit',
              'workshop',
            ],
          },
          state: {
            $ref: '#/components/schemas/EntryState',
          },
          revision: {
            type: 'number',
          },
          approvedRevision: {
            type: ['number', 'null'],
          },
        },
        required: ['id', 'version', 'kind', 'state', 'revision', 'approvedRevision'],
      },
    },
    'register.withdraw': {
      description: 'A draft by those who record, what was approved by those who approve.',
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          kind: {
            type: 'string',
            enum: [
              'award',
              'consultation',
              'device-donation',
              'document',
              'leader-commitment',
              'lesson',
              'partner-offer',
              'small-idea',
              'sponsorship',
              'study-visit',
              'workshop',
            ],
          },
          state: {
            $ref: '#/components/schemas/EntryState',
          },
          revision: {
            type: 'number',
          },
          approvedRevision: {
            type: ['number', 'null'],
          },
        },
        required: ['id', 'version', 'kind', 'state', 'revision', 'approvedRevision'],
      },
    },
    'scaleUp.approve': {
      schema: {
        $ref: '#/components/schemas/ScaleUpPlan',
      },
    },
    'scaleUp.draft': {
      schema: {
        $ref: '#/components/schemas/ScaleUpPlan',
      },
    },
    'scaleUp.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ScaleUpPlan',
        },
      },
    },
    'scaleUp.redraft': {
      schema: {
        $ref: '#/components/schemas/ScaleUpPlan',
      },
    },
    'scores.approve': {
      schema: {
        $ref: '#/components/schemas/Score',
      },
    },
    'scores.correct': {
      schema: {
        $ref: '#/components/schemas/Score',
      },
    },
    'scores.list': {
      description: 'One commune in one period, with totals; what nobody scored is null.',
      schema: {
        $ref: '#/components/schemas/ScoreSummary',
      },
    },
    'scores.publish': {
      schema: {
        $ref: '#/components/schemas/Score',
      },
    },
    'scores.review': {
      schema: {
        $ref: '#/components/schemas/Score',
      },
    },
    'scores.scoreSelf': {
      schema: {
        $ref: '#/components/schemas/Score',
      },
    },
    'targets.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/Target',
        },
      },
    },
    'targets.revise': {
      schema: {
        $ref: '#/components/schemas/Target',
      },
    },
    'targets.set': {
      schema: {
        $ref: '#/components/schemas/Target',
      },
    },
    'teams.changeMembers': {
      schema: {
        type: 'object',
        properties: {
          level: {
            type: 'string',
            enum: ['commune', 'hamlet'],
          },
          hamletId: {
            type: ['string', 'null'],
            description: 'The hamlet of a team of level hamlet.',
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          memberCount: {
            type: 'number',
          },
          composition: {
            type: 'object',
            properties: {
              hamletHead: {
                type: 'boolean',
              },
              youthUnion: {
                type: 'boolean',
              },
              womensUnion: {
                type: 'boolean',
              },
              teacher: {
                type: 'boolean',
              },
              communeOfficer: {
                type: 'boolean',
              },
            },
            required: ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'],
          },
          changedOn: {
            type: 'string',
            description: 'Since when it has these members.',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'level',
          'hamletId',
          'decisionNo',
          'formedOn',
          'memberCount',
          'composition',
          'changedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'teams.correct': {
      schema: {
        type: 'object',
        properties: {
          level: {
            type: 'string',
            enum: ['commune', 'hamlet'],
          },
          hamletId: {
            type: ['string', 'null'],
            description: 'The hamlet of a team of level hamlet.',
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          memberCount: {
            type: 'number',
          },
          composition: {
            type: 'object',
            properties: {
              hamletHead: {
                type: 'boolean',
              },
              youthUnion: {
                type: 'boolean',
              },
              womensUnion: {
                type: 'boolean',
              },
              teacher: {
                type: 'boolean',
              },
              communeOfficer: {
                type: 'boolean',
              },
            },
            required: ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'],
          },
          changedOn: {
            type: 'string',
            description: 'Since when it has these members.',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'level',
          'hamletId',
          'decisionNo',
          'formedOn',
          'memberCount',
          'composition',
          'changedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'teams.dissolve': {
      schema: {
        type: 'object',
        properties: {
          level: {
            type: 'string',
            enum: ['commune', 'hamlet'],
          },
          hamletId: {
            type: ['string', 'null'],
            description: 'The hamlet of a team of level hamlet.',
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          memberCount: {
            type: 'number',
          },
          composition: {
            type: 'object',
            properties: {
              hamletHead: {
                type: 'boolean',
              },
              youthUnion: {
                type: 'boolean',
              },
              womensUnion: {
                type: 'boolean',
              },
              teacher: {
                type: 'boolean',
              },
              communeOfficer: {
                type: 'boolean',
              },
            },
            required: ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'],
          },
          changedOn: {
            type: 'string',
            description: 'Since when it has these members.',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'level',
          'hamletId',
          'decisionNo',
          'formedOn',
          'memberCount',
          'composition',
          'changedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'teams.form': {
      schema: {
        type: 'object',
        properties: {
          level: {
            type: 'string',
            enum: ['commune', 'hamlet'],
          },
          hamletId: {
            type: ['string', 'null'],
            description: 'The hamlet of a team of level hamlet.',
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          memberCount: {
            type: 'number',
          },
          composition: {
            type: 'object',
            properties: {
              hamletHead: {
                type: 'boolean',
              },
              youthUnion: {
                type: 'boolean',
              },
              womensUnion: {
                type: 'boolean',
              },
              teacher: {
                type: 'boolean',
              },
              communeOfficer: {
                type: 'boolean',
              },
            },
            required: ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'],
          },
          changedOn: {
            type: 'string',
            description: 'Since when it has these members.',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'level',
          'hamletId',
          'decisionNo',
          'formedOn',
          'memberCount',
          'composition',
          'changedOn',
          'state',
          'dissolvedOn',
          'reason',
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
    'teams.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/TeamRow',
        },
      },
    },
    'teams.one': {
      schema: {
        type: 'object',
        properties: {
          level: {
            type: 'string',
            enum: ['commune', 'hamlet'],
          },
          hamletId: {
            type: ['string', 'null'],
            description: 'The hamlet of a team of level hamlet.',
          },
          decisionNo: {
            type: 'string',
          },
          formedOn: {
            type: 'string',
          },
          memberCount: {
            type: 'number',
          },
          composition: {
            type: 'object',
            properties: {
              hamletHead: {
                type: 'boolean',
              },
              youthUnion: {
                type: 'boolean',
              },
              womensUnion: {
                type: 'boolean',
              },
              teacher: {
                type: 'boolean',
              },
              communeOfficer: {
                type: 'boolean',
              },
            },
            required: ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'],
          },
          changedOn: {
            type: 'string',
            description: 'Since when it has these members.',
          },
          state: {
            type: 'string',
            enum: ['active', 'dissolved'],
          },
          dissolvedOn: {
            type: ['string', 'null'],
          },
          reason: {
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
          commune: {
            type: 'string',
            description: 'Name of the commune.',
          },
        },
        required: [
          'level',
          'hamletId',
          'decisionNo',
          'formedOn',
          'memberCount',
          'composition',
          'changedOn',
          'state',
          'dissolvedOn',
          'reason',
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
};
