/** Reading and filling ODK forms, for tools that play a phone (`@xaso/surveys/forms`). Pure: no server, no framework. */
export { type Answers, type FormDefinition, type FormField } from './form-definition.js';
export { checkAnswers } from './answers.js';
export { parseInstance, type Instance } from './instance.js';
export { renderInstance } from './render-instance.js';
export { parseForm } from './xform.js';
