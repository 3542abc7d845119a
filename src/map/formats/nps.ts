import type { Role } from '../../model.ts';
import { columnNamed, type Format, type Shape, type Told } from './format.ts';

/** The prefix of the columns that `nps tag` adds; another one may be asked for. */
export const PREFIX = 'nps_';

/** What every tagged table has, each after the prefix. */
export const TAGS = ['score', 'invalid', 'category', 'date', 'period'] as const;

/** What it has where that is known or asked for. */
export const MORE_TAGS = ['respondent', 'account', 'stage', 'tenure_days', 'comment', 'themes'] as const;

const ROLES = ['date', 'respondent', 'account', 'stage', 'comment'] as const satisfies readonly Role[];

/** What the column of the customers called `name` is called in a tagged table. */
export const attributeName = (prefix: string, name: string): string =>
  `${prefix === PREFIX ? '' : prefix}customers.${name}`;

/** The prefix by which a table was tagged, last where it was tagged by several; null: it was not. */
function prefixOf({ columns, names }: Shape): string | null {
  const last = columns.findLast(
    ({ name }) =>
      /.score$/s.test(name) && TAGS.every((tag) => names.has(`${name.slice(0, -'score'.length)}${tag}`)),
  );
  return last === undefined ? null : last.name.slice(0, -'score'.length);
}

/**
 * What `nps tag` writes, from whatever export: the score, the date and what was wrong with a score stand in columns
 * of their own, however they were told from the others, which may have lost their further header rows. Rows that
 * were no answers are not in it any more.
 */
export const nps: Format = {
  name: 'nps',
  title: 'nps tag',
  recognise: (shape) => {
    const prefix = prefixOf(shape);
    return prefix === null ? null : `the columns ${TAGS.map((tag) => prefix + tag).join(', ')} of nps tag`;
  },
  told: (shape): Told => {
    const prefix = prefixOf(shape) ?? PREFIX;
    const { columns } = shape;
    const at = (tag: string) => columnNamed(columns, [prefix + tag])?.index;
    const score = at('score')!;
    const told = ROLES.flatMap((role) => {
      const index = at(role);
      return index === undefined ? [] : [[role, index] as const];
    });
    return {
      roles: { score, ...Object.fromEntries(told) },
      invalid: at('invalid')!,
      all: columns.flatMap(({ name, index }) => {
        const isTag = [...TAGS, ...MORE_TAGS].some((tag) => name === prefix + tag);
        // They are added after the tags; one that stands before was there already.
        const isAttribute = index > score && name.startsWith(attributeName(prefix, ''));
        return isTag || isAttribute ? [index] : [];
      }),
    };
  },
};
