/** What JSON allows in a string but a terminal, an editor or JavaScript would act upon. */
const ACTIVE = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Prefixes that build servers obey wherever they stand in a line. */
const COMMAND = /#(?=#(?:\[|vso\[|teamcity\[))|:(?<=section_(?:start|end):)/gi;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON with everything in its strings that acts instead of being read as escapes, which read back as the same text. */
export const inertJson = (json: string): string => json.replace(ACTIVE, escaped).replace(COMMAND, escaped);

/** `value` as JSON whose strings hold nothing but what can be seen. */
export const safeJson = (value: unknown, indent?: number): string =>
  inertJson(JSON.stringify(value, null, indent));

/** A Result as it is: unrounded, indented by two, one line break at the end. */
export function renderJson(result: unknown): string {
  return `${safeJson(result, 2)}\n`;
}
