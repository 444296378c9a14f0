/** How a workbook that may overwrite something is imported. */
export interface Importing {
  /** Take the good rows and leave out the others; else all or nothing. */
  readonly onlyValid: boolean;
  /** Of the preview that was decided upon. */
  readonly standing: string | undefined;
  readonly at: Date | undefined;
  readonly reason: string | undefined;
}
