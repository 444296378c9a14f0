/** Largest submission with its files; larger media come in several requests. */
export const MAX_SUBMISSION_BYTES = 10 * 1_048_576;
/** Files in one request, the document among them. */
export const MAX_PARTS = 20;
