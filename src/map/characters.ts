/** Characters by their codes, for what reads cells one by one. */

/** True for the codes of 0 to 9. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** True for the codes of ASCII that are seen: no blanks, and nothing that `trim` takes away. */
export const isVisible = (code: number): boolean => code > 32 && code < 127;
