import type { FormDefinition } from '../forms/form-definition.js';

/** The name of the question for the number of the hamlet in the list of its commune, in every questionnaire that has one. */
export const HAMLET_QUESTION = 'hamlet_no';

/** Whether forms of this questionnaire say of which hamlet they are. */
export const asksHamlet = ({ fields }: Pick<FormDefinition, 'fields'>): boolean =>
  fields.some(({ name }) => name === HAMLET_QUESTION);
