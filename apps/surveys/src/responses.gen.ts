// Written by `npm run client` from the types that the controllers return.
import type { ServiceResponses } from '@xaso/platform';

export const RESPONSES: ServiceResponses = {
  schemas: {
    AnswerType: {
      type: 'string',
      enum: [
        'barcode',
        'binary',
        'boolean',
        'date',
        'dateTime',
        'decimal',
        'geopoint',
        'geoshape',
        'geotrace',
        'int',
        'rank',
        'select',
        'select1',
        'string',
        'time',
        'trigger',
      ],
      description:
        "What an answer must look like. Selects come from the control, the rest from the bind's type as ODK XForms names it.",
    },
    CampaignView: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        programme: {
          type: 'string',
        },
        formCode: {
          type: 'string',
        },
        formVersion: {
          type: 'string',
        },
        pillar: {
          type: 'string',
        },
        purpose: {
          type: 'string',
        },
        state: {
          type: 'string',
        },
        opensAt: {
          type: 'string',
          format: 'date-time',
        },
        closesAt: {
          type: 'string',
          format: 'date-time',
        },
        synthetic: {
          type: 'boolean',
        },
        communes: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/CommuneProgress',
          },
        },
      },
      required: [
        'id',
        'programme',
        'formCode',
        'formVersion',
        'pillar',
        'purpose',
        'state',
        'opensAt',
        'closesAt',
        'synthetic',
        'communes',
      ],
    },
    Choice: {
      type: 'object',
      properties: {
        value: {
          type: 'string',
        },
        label: {
          type: 'string',
        },
      },
      required: ['value', 'label'],
      description: "One option of a select: `value` is stored, `label` is in the form's default language.",
    },
    CommuneProgress: {
      type: 'object',
      properties: {
        communeUnitId: {
          type: 'string',
        },
        commune: {
          type: 'string',
        },
        target: {
          type: 'number',
        },
        submitted: {
          type: 'number',
        },
        accepted: {
          type: 'number',
        },
        returned: {
          type: 'number',
        },
        rejected: {
          type: 'number',
        },
        voided: {
          type: 'number',
        },
      },
      required: [
        'communeUnitId',
        'commune',
        'target',
        'submitted',
        'accepted',
        'returned',
        'rejected',
        'voided',
      ],
      description: 'Progress of a round in one commune.',
    },
    FieldFault: {
      type: 'object',
      properties: {
        field: {
          type: 'string',
        },
        code: {
          type: 'string',
        },
        detail: {
          type: 'string',
        },
      },
      required: ['field', 'code', 'detail'],
      description:
        'One fault of an input: `field` is a path such as `quotas.0.target`, `code` is stable and translated by the console.',
    },
    FormDefinition: {
      type: 'object',
      properties: {
        formId: {
          type: 'string',
        },
        version: {
          type: 'string',
          description: 'Empty when the form names none.',
        },
        title: {
          type: 'string',
        },
        root: {
          type: 'string',
          description: "Name of the primary instance's element, nearly always `data`.",
        },
        languages: {
          type: 'array',
          items: {
            type: 'string',
          },
          description:
            'As the form names them, the default one first; empty for a form without translations.',
        },
        fields: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/FormField',
          },
          description: 'In document order.',
        },
        repeats: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'Paths that may occur several times.',
        },
        hash: {
          type: 'string',
          description:
            "MD5 of the form's UTF-8 bytes, 32 hexadecimal digits: what OpenRosa's formList prints after `md5:`.",
        },
      },
      required: ['formId', 'version', 'title', 'root', 'languages', 'fields', 'repeats', 'hash'],
      description:
        'A form (ODK XForm) as far as the server needs it: identity, and what its answers must look like.',
    },
    FormField: {
      type: 'object',
      properties: {
        path: {
          type: 'string',
          description: 'Without prefixes and indexes, e.g. `/data/work/position`.',
        },
        name: {
          type: 'string',
          description: 'Last step of the path.',
        },
        type: {
          $ref: '#/components/schemas/AnswerType',
        },
        label: {
          type: 'string',
          description: 'In the default language; empty where the form shows none (calculations).',
        },
        required: {
          type: 'boolean',
          description:
            'True only if an answer is due in every submission: `required="true()"`, not skippable, not inside a repeat.',
        },
        conditional: {
          type: 'boolean',
          description:
            'The field or something around it has a `relevant` expression, so a device may leave it out.',
        },
        relevant: {
          type: 'string',
          description: "The field's own expression; evaluated on the device, kept for the reader.",
        },
        constraint: {
          type: 'string',
        },
        calculated: {
          type: 'boolean',
        },
        readonly: {
          type: 'boolean',
          description: 'Only shown: a note.',
        },
        choices: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/Choice',
          },
          description:
            'Every choice the form can offer, filters ignored; absent when they come from a file beside the form.',
        },
        indicator: {
          $ref: '#/components/schemas/FormIndicator',
          description:
            'What the answers are counted for; absent for most questions, and for all of a form that names no indicator.',
        },
      },
      required: ['path', 'name', 'type', 'label', 'required', 'conditional', 'calculated', 'readonly'],
      description: 'One place of the form that can hold an answer, metadata aside.',
    },
    FormIndicator: {
      anyOf: [
        {
          type: 'object',
          properties: {
            code: {
              type: 'string',
            },
            counts: {
              type: 'array',
              items: {
                type: 'string',
              },
            },
          },
          required: ['code', 'counts'],
        },
        {
          type: 'object',
          properties: {
            code: {
              type: 'string',
            },
            per: {
              type: 'string',
            },
          },
          required: ['code', 'per'],
        },
      ],
      description:
        'Which indicator the answers to a question add up to. `counts`: the share of the answers that hold one of these values, of\nthose given. `per`: the sum of this number over the sum of the number at that path, of the forms that have both.',
    },
    HamletProgress: {
      type: 'object',
      properties: {
        communeUnitId: {
          type: 'string',
        },
        hamletNo: {
          type: ['string', 'null'],
          description: '`007`, as in the list of the commune; null for forms that do not say.',
        },
        target: {
          type: ['number', 'null'],
          description: 'How many are to come from it; null where nobody planned that.',
        },
        submitted: {
          type: 'number',
        },
        accepted: {
          type: 'number',
        },
        returned: {
          type: 'number',
        },
        rejected: {
          type: 'number',
        },
        voided: {
          type: 'number',
        },
      },
      required: [
        'communeUnitId',
        'hamletNo',
        'target',
        'submitted',
        'accepted',
        'returned',
        'rejected',
        'voided',
      ],
      description:
        'How many forms of a round came from a hamlet, and are to. Hamlets without either are not here: the programme service knows them.',
    },
    Response: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        campaignId: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        clientId: {
          type: 'string',
          description: 'Made on the device (instanceID): the same one again is the same form.',
        },
        contentHash: {
          type: 'string',
          description: 'Hash of what was sent: other content under the same id is a conflict.',
        },
        mode: {
          anyOf: [
            {
              type: 'string',
              enum: ['assisted', 'paper', 'proxy', 'self'],
            },
            {
              type: 'null',
            },
          ],
          description: 'Null when the form does not say.',
        },
        source: {
          type: 'string',
          enum: ['excel', 'offline-sync', 'online', 'paper'],
        },
        answers: {
          type: 'object',
          additionalProperties: {
            type: 'string',
          },
        },
        hamletNo: {
          type: ['string', 'null'],
          description:
            'Number of its hamlet in the list of the commune, `007`; null where the form does not say.',
        },
        faults: {
          type: 'array',
          items: {
            $ref: '#/components/schemas/FieldFault',
          },
          description: 'What a reviewer should look at.',
        },
        capturedAt: {
          type: 'string',
          format: 'date-time',
        },
        receivedAt: {
          type: 'string',
          format: 'date-time',
        },
        late: {
          type: 'boolean',
          description: 'Captured inside the window, arrived (or came back corrected) after its end.',
        },
        paperSerial: {
          type: ['string', 'null'],
        },
        deviceKeyId: {
          type: ['string', 'null'],
        },
        status: {
          $ref: '#/components/schemas/Status',
        },
      },
      required: [
        'id',
        'version',
        'campaignId',
        'communeUnitId',
        'clientId',
        'contentHash',
        'mode',
        'source',
        'answers',
        'hamletNo',
        'faults',
        'capturedAt',
        'receivedAt',
        'late',
        'paperSerial',
        'deviceKeyId',
        'status',
      ],
      description: 'One filled form.',
    },
    ResponseRow: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
        },
        campaignId: {
          type: 'string',
        },
        formCode: {
          type: 'string',
        },
        formVersion: {
          type: 'string',
        },
        purpose: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        commune: {
          type: 'string',
        },
        hamletNo: {
          type: ['string', 'null'],
          description: '`007`, as in the list of the commune; null where the form does not say.',
        },
        clientId: {
          type: 'string',
        },
        mode: {
          type: ['string', 'null'],
        },
        source: {
          type: 'string',
        },
        state: {
          type: 'string',
        },
        faultCount: {
          type: 'number',
        },
        late: {
          type: 'boolean',
        },
        capturedAt: {
          type: 'string',
          format: 'date-time',
        },
        receivedAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: [
        'id',
        'version',
        'campaignId',
        'formCode',
        'formVersion',
        'purpose',
        'communeUnitId',
        'commune',
        'hamletNo',
        'clientId',
        'mode',
        'source',
        'state',
        'faultCount',
        'late',
        'capturedAt',
        'receivedAt',
      ],
      description: 'A form in a list: no answers, those are a sensitive read of their own.',
    },
    ReturnedForm: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        version: {
          type: 'number',
          description: "To be sent with the correction, so that nobody's work is overwritten unseen.",
        },
        clientId: {
          type: 'string',
          description: 'The id it was made under on the device.',
        },
        campaignId: {
          type: 'string',
        },
        formCode: {
          type: 'string',
        },
        formVersion: {
          type: 'string',
        },
        title: {
          type: 'string',
        },
        communeUnitId: {
          type: 'string',
        },
        commune: {
          type: 'string',
        },
        returnedAt: {
          type: 'string',
        },
        reason: {
          type: 'string',
          description: 'What the reviewer wrote.',
        },
      },
      required: [
        'id',
        'version',
        'clientId',
        'campaignId',
        'formCode',
        'formVersion',
        'title',
        'communeUnitId',
        'commune',
        'returnedAt',
        'reason',
      ],
      description: 'A form that came back to whoever sent it; its answers are a read of their own.',
    },
    Status: {
      anyOf: [
        {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['accepted'],
            },
            by: {
              type: 'string',
            },
            at: {
              type: 'string',
            },
          },
          required: ['state', 'by', 'at'],
        },
        {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['rejected'],
            },
            by: {
              type: 'string',
            },
            at: {
              type: 'string',
            },
            reasonCode: {
              type: 'string',
              enum: ['duplicate', 'invalid'],
            },
            reason: {
              type: 'string',
            },
          },
          required: ['state', 'by', 'at', 'reasonCode'],
        },
        {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['returned'],
            },
            by: {
              type: 'string',
            },
            at: {
              type: 'string',
            },
            reason: {
              type: 'string',
            },
          },
          required: ['state', 'by', 'at', 'reason'],
        },
        {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['submitted'],
            },
          },
          required: ['state'],
        },
        {
          type: 'object',
          properties: {
            state: {
              type: 'string',
              enum: ['voided'],
            },
            by: {
              type: 'string',
            },
            at: {
              type: 'string',
            },
            reasonCode: {
              type: 'string',
              enum: ['duplicate', 'entry-error', 'invalid', 'withdrawn'],
            },
            reason: {
              type: 'string',
            },
          },
          required: ['state', 'by', 'at', 'reasonCode', 'reason'],
        },
      ],
      description: 'Where a form stands. `reason` is for people and never leaves this service.',
    },
  },
  operations: {
    'campaigns.hamlets': {
      description:
        'Who has not submitted: forms by commune, hamlet and state. Fewer than five are shown, to those who see the forms anyway.',
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/HamletProgress',
        },
      },
    },
    'campaigns.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/CampaignView',
        },
      },
    },
    'campaigns.one': {
      schema: {
        $ref: '#/components/schemas/CampaignView',
      },
    },
    'campaigns.open': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['closed', 'draft', 'open'],
          },
          version: {
            type: 'number',
          },
        },
        required: ['id', 'state', 'version'],
      },
    },
    'campaigns.plan': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['closed', 'draft', 'open'],
          },
          version: {
            type: 'number',
          },
        },
        required: ['id', 'state', 'version'],
      },
    },
    'deviceKeys.create': {
      description:
        'Asks for no Idempotency-Key: a stored answer would keep the token, and an unused second key does no harm.',
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          token: {
            type: 'string',
          },
          label: {
            type: 'string',
          },
          programme: {
            type: 'string',
          },
          communeUnitId: {
            type: 'string',
          },
          expiresAt: {
            type: 'string',
            format: 'date-time',
          },
          serverPath: {
            type: 'string',
          },
        },
        required: ['id', 'token', 'label', 'programme', 'communeUnitId', 'expiresAt', 'serverPath'],
      },
    },
    'deviceKeys.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            programme: {
              type: 'string',
            },
            id: {
              type: 'string',
            },
            createdBy: {
              type: 'string',
            },
            createdAt: {
              type: 'string',
              format: 'date-time',
            },
            communeUnitId: {
              type: 'string',
            },
            label: {
              type: 'string',
            },
            expiresAt: {
              type: 'string',
              format: 'date-time',
            },
            revokedAt: {
              type: ['string', 'null'],
              format: 'date-time',
            },
          },
          required: [
            'programme',
            'id',
            'createdBy',
            'createdAt',
            'communeUnitId',
            'label',
            'expiresAt',
            'revokedAt',
          ],
        },
      },
    },
    'deviceKeys.revoke': {},
    'deviceKeys.revokeBecause': {
      description: 'As DELETE does, and the audit log keeps why.',
    },
    'forms.list': {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            code: {
              type: 'string',
            },
            title: {
              type: 'string',
            },
            version: {
              type: 'string',
            },
            pillar: {
              type: 'string',
              enum: ['economy', 'government', 'society'],
            },
            md5: {
              type: 'string',
            },
            publishedAt: {
              type: 'string',
              format: 'date-time',
            },
            retiredAt: {
              type: ['string', 'null'],
              format: 'date-time',
            },
          },
          required: ['code', 'title', 'version', 'pillar', 'md5', 'publishedAt', 'retiredAt'],
        },
      },
    },
    'forms.publish': {
      description:
        'Natural key (form id, version): sending it again is safe, so no Idempotency-Key is asked for.',
      schema: {
        type: 'object',
        properties: {
          code: {
            type: 'string',
          },
          version: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          md5: {
            type: 'string',
          },
          publishedAt: {
            type: 'string',
            format: 'date-time',
          },
          retiredAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
        },
        required: ['code', 'version', 'title', 'pillar', 'md5', 'publishedAt', 'retiredAt'],
      },
    },
    'forms.read': {
      schema: {
        type: 'object',
        properties: {
          definition: {
            $ref: '#/components/schemas/FormDefinition',
          },
          code: {
            type: 'string',
          },
          version: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          pillar: {
            type: 'string',
            enum: ['economy', 'government', 'society'],
          },
          md5: {
            type: 'string',
          },
          publishedAt: {
            type: 'string',
            format: 'date-time',
          },
          retiredAt: {
            type: ['string', 'null'],
            format: 'date-time',
          },
        },
        required: ['definition', 'code', 'version', 'title', 'pillar', 'md5', 'publishedAt', 'retiredAt'],
      },
    },
    'forms.xform': {
      mediaType: 'text/xml',
      schema: {
        type: 'string',
      },
    },
    'openRosa.form': {
      mediaType: 'text/xml',
      schema: {
        type: 'string',
      },
    },
    'openRosa.list': {
      mediaType: 'text/xml',
      schema: {
        type: 'string',
      },
    },
    'openRosa.submit': {
      description: '201 is the only answer that makes a client forget the form; 200 makes it send for ever.',
      mediaType: 'text/xml',
      schema: {
        type: 'string',
      },
    },
    'responses.accept': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          campaignId: {
            type: 'string',
          },
          clientId: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'rejected', 'returned', 'submitted', 'voided'],
          },
          late: {
            type: 'boolean',
          },
          faults: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FieldFault',
            },
          },
        },
        required: ['id', 'version', 'campaignId', 'clientId', 'state', 'late', 'faults'],
      },
    },
    'responses.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ResponseRow',
        },
      },
    },
    'responses.read': {
      schema: {
        $ref: '#/components/schemas/Response',
      },
    },
    'responses.reject': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          campaignId: {
            type: 'string',
          },
          clientId: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'rejected', 'returned', 'submitted', 'voided'],
          },
          late: {
            type: 'boolean',
          },
          faults: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FieldFault',
            },
          },
        },
        required: ['id', 'version', 'campaignId', 'clientId', 'state', 'late', 'faults'],
      },
    },
    'responses.resubmit': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          campaignId: {
            type: 'string',
          },
          clientId: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'rejected', 'returned', 'submitted', 'voided'],
          },
          late: {
            type: 'boolean',
          },
          faults: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FieldFault',
            },
          },
        },
        required: ['id', 'version', 'campaignId', 'clientId', 'state', 'late', 'faults'],
      },
    },
    'responses.returnForCorrection': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          campaignId: {
            type: 'string',
          },
          clientId: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'rejected', 'returned', 'submitted', 'voided'],
          },
          late: {
            type: 'boolean',
          },
          faults: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FieldFault',
            },
          },
        },
        required: ['id', 'version', 'campaignId', 'clientId', 'state', 'late', 'faults'],
      },
    },
    'responses.submit': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          campaignId: {
            type: 'string',
          },
          clientId: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'rejected', 'returned', 'submitted', 'voided'],
          },
          late: {
            type: 'boolean',
          },
          faults: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FieldFault',
            },
          },
        },
        required: ['id', 'version', 'campaignId', 'clientId', 'state', 'late', 'faults'],
      },
    },
    'responses.voidAccepted': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          campaignId: {
            type: 'string',
          },
          clientId: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['accepted', 'rejected', 'returned', 'submitted', 'voided'],
          },
          late: {
            type: 'boolean',
          },
          faults: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FieldFault',
            },
          },
        },
        required: ['id', 'version', 'campaignId', 'clientId', 'state', 'late', 'faults'],
      },
    },
    'returned.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/ReturnedForm',
        },
      },
    },
    'returned.one': {
      description: 'With its answers, to be corrected by `PUT /responses/:id`.',
      schema: {
        type: 'object',
        properties: {
          mode: {
            anyOf: [
              {
                type: 'string',
                enum: ['assisted', 'paper', 'proxy', 'self'],
              },
              {
                type: 'null',
              },
            ],
          },
          capturedAt: {
            type: 'string',
            format: 'date-time',
          },
          paperSerial: {
            type: ['string', 'null'],
          },
          answers: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          communeUnitId: {
            type: 'string',
          },
          commune: {
            type: 'string',
          },
          returnedAt: {
            type: 'string',
          },
          reason: {
            type: 'string',
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'number',
          },
          clientId: {
            type: 'string',
          },
          campaignId: {
            type: 'string',
          },
          formCode: {
            type: 'string',
          },
          formVersion: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
        },
        required: [
          'mode',
          'capturedAt',
          'paperSerial',
          'answers',
          'communeUnitId',
          'commune',
          'returnedAt',
          'reason',
          'id',
          'version',
          'clientId',
          'campaignId',
          'formCode',
          'formVersion',
          'title',
        ],
      },
    },
    'summaries.close': {
      schema: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['closed', 'draft', 'open'],
          },
          version: {
            type: 'number',
          },
        },
        required: ['id', 'state', 'version'],
      },
    },
    'summaries.summarise': {
      description:
        'Nothing is written, and the last summary is the answer, when it holds still: sending it again is safe.',
      schema: {
        type: 'object',
        properties: {
          metrics: {
            type: 'array',
            items: {
              anyOf: [
                {
                  type: 'object',
                  properties: {
                    commune: {
                      type: 'string',
                    },
                    indicator: {
                      type: 'string',
                    },
                    communeUnitId: {
                      type: 'string',
                    },
                    numerator: {
                      type: 'number',
                      description: 'Forms whose answer counts, or the sum of the number.',
                    },
                    denominator: {
                      type: 'number',
                      description: 'Forms that answer, or the sum of the other number; at least 1.',
                    },
                    responses: {
                      type: 'number',
                      description: 'Forms it rests on.',
                    },
                  },
                  required: [
                    'commune',
                    'indicator',
                    'communeUnitId',
                    'numerator',
                    'denominator',
                    'responses',
                  ],
                },
                {
                  type: 'object',
                  properties: {
                    commune: {
                      type: 'string',
                    },
                    indicator: {
                      type: 'string',
                    },
                    communeUnitId: {
                      type: 'string',
                    },
                    suppressed: {
                      type: 'boolean',
                      enum: [true],
                    },
                  },
                  required: ['commune', 'indicator', 'communeUnitId', 'suppressed'],
                },
              ],
            },
          },
          campaignId: {
            type: 'string',
          },
          revision: {
            type: 'number',
            description: 'From 1.',
          },
          madeAt: {
            type: 'string',
            format: 'date-time',
          },
        },
        required: ['metrics', 'campaignId', 'revision', 'madeAt'],
      },
    },
    'summaries.summary': {
      schema: {
        type: 'object',
        properties: {
          metrics: {
            type: 'array',
            items: {
              anyOf: [
                {
                  type: 'object',
                  properties: {
                    commune: {
                      type: 'string',
                    },
                    indicator: {
                      type: 'string',
                    },
                    communeUnitId: {
                      type: 'string',
                    },
                    numerator: {
                      type: 'number',
                      description: 'Forms whose answer counts, or the sum of the number.',
                    },
                    denominator: {
                      type: 'number',
                      description: 'Forms that answer, or the sum of the other number; at least 1.',
                    },
                    responses: {
                      type: 'number',
                      description: 'Forms it rests on.',
                    },
                  },
                  required: [
                    'commune',
                    'indicator',
                    'communeUnitId',
                    'numerator',
                    'denominator',
                    'responses',
                  ],
                },
                {
                  type: 'object',
                  properties: {
                    commune: {
                      type: 'string',
                    },
                    indicator: {
                      type: 'string',
                    },
                    communeUnitId: {
                      type: 'string',
                    },
                    suppressed: {
                      type: 'boolean',
                      enum: [true],
                    },
                  },
                  required: ['commune', 'indicator', 'communeUnitId', 'suppressed'],
                },
              ],
            },
          },
          campaignId: {
            type: 'string',
          },
          revision: {
            type: 'number',
            description: 'From 1.',
          },
          madeAt: {
            type: 'string',
            format: 'date-time',
          },
        },
        required: ['metrics', 'campaignId', 'revision', 'madeAt'],
      },
    },
  },
};
