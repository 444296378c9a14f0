/** A commune with the epoch its code is of: `17335@before-2025-07-01`. */
export const UNIT_ID = /^[0-9]{5}@(before|from)-2025-07-01$/;
