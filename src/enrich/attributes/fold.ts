/** Names of columns in one spelling: case, accents and separators do not matter. */

const OTHER_LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l' };

/** `FirstOrder-Date` → `first order date`, `Kündigung` → `kundigung`; without a Latin letter or digit: `''`. */
export const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[ßæœøł]/g, (letter) => OTHER_LETTERS[letter]!)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Parents in a dotted path, and owners in front of a name, that say no more than that a customer is described. */
const OWNER =
  /^(?:customer|client|user|account|company|organi[sz]ation|org|member|contact|subscriber|subscription|membership|contract|workspace|tenant|person|people|kunden?|konto|cliente|cuenta|conta|compte|klant(?:en)?|usuario|utilisateur|traits?|propert(?:y|ies)|attributes?|fields?|profile|custom) /;

/** A name without the owner in front, `account created at` → `created at`; null: it has none. */
export const withoutOwner = (folded: string): string | null =>
  OWNER.test(folded) ? folded.replace(OWNER, '') : null;

/**
 * Under which foldings a name may be known, the closest first: as it is, with `ae oe ue` as umlauts, and the last
 * part of a dotted path; `partial` tells that part, which has lost what it belonged to.
 */
export function foldings(name: string): { text: string; partial: boolean }[] {
  const whole = fold(name);
  const last = fold(name.slice(name.lastIndexOf('.') + 1));
  const spellings = (text: string) => [...new Set([text, text.replace(/([aou])e/g, '$1')])];
  return [
    ...spellings(whole).map((text) => ({ text, partial: false })),
    ...(last === whole ? [] : spellings(last).map((text) => ({ text, partial: true }))),
  ].filter(({ text }) => text !== '');
}
