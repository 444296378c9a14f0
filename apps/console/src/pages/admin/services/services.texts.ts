import { defineTexts } from '../../../i18n/texts.js';

export const serviceTexts = defineTexts('services', {
  vi: {
    title: 'Dịch vụ',
    lead: 'Mỗi dịch vụ tự nói nó ra sao. Trang này tự hỏi lại sau mỗi 15 giây.',
    none: 'Chưa có dịch vụ nào được cấu hình.',
    'col.service': 'Dịch vụ',
    'col.status': 'Tình trạng',
    'col.ready': 'Phục vụ được',
    'col.version': 'Phiên bản',
    'col.checks': 'Các phần phụ thuộc',
    'check.ok': 'tốt',
    'check.bad': 'có lỗi',
    'asked.at': 'Hỏi lúc {{at}}',
    again: 'Hỏi lại ngay',
  },
  en: {
    title: 'Services',
    lead: 'Each service says how it is. This page asks again every 15 seconds.',
    none: 'No service is configured.',
    'col.service': 'Service',
    'col.status': 'Status',
    'col.ready': 'Serves',
    'col.version': 'Version',
    'col.checks': 'What it depends on',
    'check.ok': 'fine',
    'check.bad': 'failing',
    'asked.at': 'Asked at {{at}}',
    again: 'Ask again now',
  },
});
