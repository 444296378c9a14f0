// Written by `npm run client` from the types that the controllers return.
import type { ServiceResponses } from '@xaso/platform';

export const RESPONSES: ServiceResponses = {
  schemas: {
    AccountStatus: {
      type: 'string',
      enum: ['active', 'blocked', 'invited'],
    },
    AccountView: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
        },
        login: {
          type: 'string',
        },
        name: {
          type: 'string',
        },
        role: {
          type: 'string',
        },
        communes: {
          anyOf: [
            {
              type: 'string',
              enum: ['*'],
            },
            {
              type: 'array',
              items: {
                type: 'string',
              },
            },
          ],
        },
        communeNames: {
          type: 'array',
          items: {
            type: 'string',
          },
          description: 'What these communes are called, in their order; empty for the whole province.',
        },
        hamlets: {
          type: ['array', 'null'],
          items: {
            type: 'string',
          },
        },
        status: {
          $ref: '#/components/schemas/AccountStatus',
        },
        totp: {
          type: 'boolean',
          description: 'Whether a code of an app is asked for.',
        },
        lockedUntil: {
          type: ['string', 'null'],
          description: 'Until when nothing is right, after wrong passwords.',
        },
        version: {
          type: 'number',
        },
        createdAt: {
          type: 'string',
        },
        changedAt: {
          type: 'string',
        },
      },
      required: [
        'id',
        'login',
        'name',
        'role',
        'communes',
        'communeNames',
        'hamlets',
        'status',
        'totp',
        'lockedUntil',
        'version',
        'createdAt',
        'changedAt',
      ],
      description: 'An account as administrators see it.',
    },
    AccountWithLink: {
      type: 'object',
      properties: {
        account: {
          $ref: '#/components/schemas/AccountView',
        },
        link: {
          $ref: '#/components/schemas/OneTimeLink',
          description: 'Shown this once: absent when the same request is sent again.',
        },
      },
      required: ['account'],
      description: 'An account, and the link that its owner sets a password with.',
    },
    OneTimeLink: {
      type: 'object',
      properties: {
        url: {
          type: 'string',
        },
        expiresAt: {
          type: 'string',
          format: 'date-time',
        },
      },
      required: ['url', 'expiresAt'],
      description: 'A link as it is handed over: shown once, kept nowhere.',
    },
  },
  operations: {
    'account.begin': {},
    'account.confirm': {},
    'account.off': {},
    'account.password': {},
    'account.see': {},
    'accounts.add': {
      schema: {
        $ref: '#/components/schemas/AccountWithLink',
      },
    },
    'accounts.block': {
      schema: {
        $ref: '#/components/schemas/AccountView',
      },
    },
    'accounts.change': {
      schema: {
        $ref: '#/components/schemas/AccountView',
      },
    },
    'accounts.list': {
      schema: {
        type: 'array',
        items: {
          $ref: '#/components/schemas/AccountView',
        },
      },
    },
    'accounts.one': {
      schema: {
        $ref: '#/components/schemas/AccountView',
      },
    },
    'accounts.reset': {
      description: 'A link for a new password, shown once; links of before are void.',
      schema: {
        $ref: '#/components/schemas/AccountWithLink',
      },
    },
    'accounts.unblock': {
      schema: {
        $ref: '#/components/schemas/AccountView',
      },
    },
    'key.ask': {},
    'key.set': {},
    'me.me': {
      schema: {
        $ref: '#/components/schemas/AccountView',
      },
    },
    'notices.signedOut': {},
    'signIn.ask': {},
    'signIn.askCode': {},
    'signIn.code': {},
    'signIn.password': {},
  },
};
