/** JSON values, and how their numbers survive. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonRecord = { [key: string]: Json };

/** True for an object that is no array and not null. */
export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LONG_NUMBER = /^-?[1-9]\d{15,}$/;
const QUOTATION = 34;
const BACKSLASH = 92;

/**
 * JSON `text` with its whole numbers of sixteen digits and more in quotation marks: a double cannot hold
 * each of them, and two ids that differ in the last digit only are two respondents.
 */
export function keepLongNumbers(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  const parts: string[] = [];
  let copied = 0;
  for (let i = 0; i < text.length; ) {
    if (text.charCodeAt(i) === QUOTATION) i = afterString(text, i);
    else if (!isNumeric(text.charCodeAt(i))) i++;
    else {
      const start = i;
      while (isNumeric(text.charCodeAt(i))) i++;
      const number = text.slice(start, i);
      // A number for a key is no JSON, and must not become it.
      if (!LONG_NUMBER.test(number) || /^\s*:/.test(text.slice(i, i + 8))) continue;
      parts.push(text.slice(copied, start), `"${number}"`);
      copied = i;
    }
  }
  return parts.join('') + text.slice(copied);
}

/** Index after the string that begins at `start`; beyond the end of `text` where it is not closed. */
export function afterString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text.charCodeAt(end) !== QUOTATION)
    end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end + 1;
}

/** Digits and what else a number is made of: `+ - . E e`. */
const isNumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101;
