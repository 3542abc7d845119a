/** What became of the answers' keys in a table of customers. */

import type { CustomerIndex } from '../../enrich/customers.ts';
import type { Warning } from '../../model.ts';
import { lineList } from '../findings.ts';
import type { Link } from './links.ts';

/** Below this share of matched answers something is wrong more often than not. */
const FEW = 0.5;
const LISTED = 5;

/** Answers of one pass, n: whose customer was found, whose key no customer has, and that have no key. */
export interface Matches {
  on: Link['on'];
  index: CustomerIndex;
  /** Rows of customers to whom an answer belongs are 1, by position. */
  asked: Uint8Array;
  matched: number;
  unmatched: number;
  withoutKey: number;
}

/** What is to be told about customers that are listed differently, and about answers that find none. */
export const aboutMatches = (paths: readonly string[], matches: Matches): Warning[] => [
  ...aboutConflicts(paths, matches.index),
  ...aboutMissing(paths, matches),
];

function aboutConflicts(paths: readonly string[], { conflicts }: CustomerIndex): Warning[] {
  const { count, columns, places: listed } = conflicts;
  if (count === 0) return [];
  const names = `${columns.slice(0, LISTED).join(', ')}${columns.length > LISTED ? ', …' : ''}`;
  const places =
    paths.length === 1
      ? lineList(
          listed.map(({ line }) => line),
          count,
        )
      : `${listed
          .slice(0, LISTED)
          .map(({ path, line }) => `${path} line ${line}`)
          .join(', ')}${count > LISTED ? ', …' : ''}`;
  const who = count === 1 ? '1 customer is listed' : `${count} customers are listed`;
  const message = `${paths.join(', ')}: ${who} more than once with different values (${names}); the last row counts: ${places}.`;
  return [{ code: 'conflictingCustomers', message }];
}

function aboutMissing(paths: readonly string[], { on, matched, unmatched, withoutKey }: Matches): Warning[] {
  const answers = matched + unmatched + withoutKey;
  if (answers === 0 || matched >= FEW * answers) return [];
  const found = matched === 0 ? 'no answer' : `only ${matched} of ${answers} answers`;
  const nobody = withoutKey === 0 ? '' : `; ${withoutKey} name nobody`;
  const message = `${paths.join(', ')}: ${found} found a customer by '${on.response}' = '${on.customer}'${nobody}. By other columns: --on 'answers=customers'.`;
  return [{ code: 'fewMatched', message }];
}
