/** What the columns of customers are, by their names alone, in several languages. */

import type { StageAttribute } from '../model.ts';
import { foldings, withoutOwner } from './attributes/fold.ts';
import {
  COUNT_NAMES,
  COUNT_WORDS,
  COUNTED,
  DATE_NAMES,
  OF_CUSTOMER,
  STAGE_NAMES,
} from './attributes/names.ts';

export { keyKind } from './attributes/keys.ts';

/** A column of the customers, or of the responses, in which an attribute may stand. */
export interface AttributeColumn {
  name: string;
  /** True in a table of customers, where a date of creation is that of the customer. */
  ofCustomer: boolean;
}

interface Meaning {
  attribute: StageAttribute;
  /** 0 best. */
  rank: number;
}

/** Leading and trailing words that only say that it is a date. */
const DATE_LEAD =
  /^(?:(?:date|data|datum|fecha|timestamp|dt)(?: (?:of the|of|de la|de l|del|della|dell|de|du|d|di|da|do|der|des|van de|van))?) (?=.)/;
const DATE_TAIL =
  / (?:date time|datetime|date|data|datum|fecha|timestamp|time|ts|dt|day|at|on|am|le|el|il|op|em|en)(?: utc)?$/;
const DATE_COMPOUND = /datum$/;

const ATTRIBUTES: readonly StageAttribute[] = ['firstPurchase', 'signup', 'renewal', 'churned', 'purchases'];

const list = (names: string): string[] => names.split('|');

let tables: { dates: Map<string, Meaning>; ofCustomer: Set<string>; purchases: RegExp } | null = null;

/** Built when it is first asked for: most runs never do. */
function known(): NonNullable<typeof tables> {
  if (tables !== null) return tables;
  const dates = new Map<string, Meaning>();
  for (const [attribute, ranks] of Object.entries(DATE_NAMES)) {
    ranks.forEach((names, rank) => {
      for (const name of list(names)) dates.set(name, { attribute: attribute as StageAttribute, rank });
    });
  }
  const purchases = new RegExp(`^(?:(?:(?:${COUNT_WORDS}) )?(?:${COUNTED})|${COUNT_NAMES})$`);
  tables = { dates, ofCustomer: new Set(list(OF_CUSTOMER)), purchases };
  return tables;
}

/** A name without each of the words that only say that it is a date, and without both. */
function undated(text: string): string[] {
  const led = text.replace(DATE_LEAD, '');
  return [
    led,
    text.replace(DATE_TAIL, ''),
    led.replace(DATE_TAIL, ''),
    led.replace(DATE_COMPOUND, '').trim(),
  ];
}

/** What a column is by its name; null: none of the attributes. */
function meaningOf({ name, ofCustomer }: AttributeColumn): Meaning | null {
  const { dates, ofCustomer: restricted, purchases } = known();
  for (const { text, partial } of foldings(name)) {
    const owned = withoutOwner(text);
    for (const core of owned === null ? [text] : [text, owned]) {
      if (purchases.test(core)) return { attribute: 'purchases', rank: 0 };
      const told = core !== text || (ofCustomer && !partial);
      for (const bare of [core, ...undated(core)]) {
        const meaning = dates.get(bare);
        if (meaning !== undefined && (told || !restricted.has(bare))) return meaning;
      }
    }
  }
  return null;
}

/** The columns that an attribute may be by their names, as positions in `columns`, best first; of equals the first. */
export const attributeCandidates = (
  columns: readonly AttributeColumn[],
  attribute: StageAttribute,
): number[] =>
  byRank(columns, (column) => {
    const meaning = meaningOf(column);
    return meaning?.attribute === attribute ? meaning.rank : null;
  });

/**
 * The column of each attribute, as a position in `columns` (of all tables that are there, one after the
 * other): the one `given`, else the best by name that `fits`, which looks at what is in it (names alone are
 * also those of flags and amounts). Where nothing is the first purchase, the signup stands for it. An
 * attribute that no column has is left out, and no column is taken twice but so.
 */
export function findAttributes(
  columns: readonly AttributeColumn[],
  given: Partial<Record<StageAttribute, number>>,
  fits: (position: number, attribute: StageAttribute) => boolean,
): Partial<Record<StageAttribute, number>> {
  const found: Partial<Record<StageAttribute, number>> = {};
  const taken = new Set(Object.values(given));
  for (const attribute of ATTRIBUTES) {
    const position =
      given[attribute] ??
      attributeCandidates(columns, attribute).find((one) => !taken.has(one) && fits(one, attribute));
    if (position !== undefined) found[attribute] = position;
  }
  const start = found.firstPurchase ?? found.signup;
  return start === undefined ? found : { firstPurchase: start, ...found };
}

/** The columns that hold stages already by their names, as positions in `names`, best first; of equals the first. */
export const stageColumns = (names: readonly string[]): number[] =>
  byRank(names, (name) => {
    for (const { text } of foldings(name)) {
      const rank = STAGE_NAMES.findIndex((line) => list(line).includes(text));
      if (rank >= 0) return rank;
    }
    return null;
  });

/** Positions of those that have a rank, in the order of their ranks. */
const byRank = <T>(all: readonly T[], rankOf: (one: T) => number | null): number[] =>
  all
    .map((one, position) => ({ position, rank: rankOf(one) }))
    .filter((one): one is { position: number; rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.position - b.position)
    .map(({ position }) => position);
