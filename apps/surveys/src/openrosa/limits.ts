/** Largest submission with its files; larger media come in several requests. */
export const MAX_SUBMISSION_BYTES = 10 * 1_048_576;
/** Files in one request, the document among them. */
export const MAX_PARTS = 110;
/** The document itself: ten times the longest questionnaire we know of, filled in to the brim. */
export const MAX_DOCUMENT_BYTES = 1_048_576;
/** Faults listed for a reviewer; the rest is only counted. */
export const MAX_LISTED_FAULTS = 100;
