/** Configuration file → Config, with a place in the file for every complaint. */

import { npsError } from '../errors.ts';
import { type Complaints, type Parsed, parseText, readText } from './document.ts';
import { type Config, checkConfig } from './schema.ts';

export { keyName } from './document.ts';
export type { KeyPath } from './faults.ts';

/** A configuration that was read. */
export interface Loaded extends Pick<Parsed, 'placeOf'> {
  /** As people are told it. */
  path: string;
  config: Config;
}

const COMPLAINTS: Complaints = {
  missing: (path) => npsError('noConfig', { path }),
  malformed: (place, cause) => npsError('badConfig', { place, cause }),
};

/**
 * Reads the file at `path`, YAML or JSON in UTF-8; `shown` is what messages call it. An empty file is an
 * empty configuration. Errors: `noConfig`, `unreadable`; `badConfig` for what is no YAML, `unknownKey`,
 * `badSetting`, each with line and column.
 */
export async function loadConfig(path: string, shown: string): Promise<Loaded> {
  return parseConfig(await readText(path, shown, COMPLAINTS), shown);
}

/** As `loadConfig`, of the text of a file. */
export function parseConfig(text: string, shown: string): Loaded {
  const { data, placeOf, complaint } = parseText(text, shown, COMPLAINTS);
  const checked = checkConfig(data);
  if ('faults' in checked) throw complaint(checked.faults);
  return { path: shown, config: checked.config, placeOf };
}
