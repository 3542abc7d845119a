/** Whether the answers of a file belong to one survey, or to several that it would be wrong to count together unsaid. */

import type { Column, Row, Warning } from '../model.ts';

const SURVEY =
  'survey|campaign|questionnaire|poll|form|umfrage|befragung|kampagne|encuesta|campaña|enquête|campagne|pesquisa|campanha|sondaggio|campagna|meting';
/** Columns that tell surveys apart: by kinds of question, by names, by waves, by ids. */
const NAMES: readonly RegExp[] = [
  /^(metrics?|(metrics?|survey|question|score) (type|kind|category|name|metric))$/,
  new RegExp(`^(${SURVEY})( (name|title|label|naam|nome|nom|nombre))?$`),
  /^(wave|round|welle|ola|vague|onda|ondata|golf|touch ?point)( (name|no|nr|number))?$/,
  new RegExp(`^(${SURVEY}) (id|uuid|key|code|ref)$`),
];
/** More different values are those of a text, or of something that is new in every answer. */
const MOST = 50;
const NAMED = 5;

const fold = (name: string): string =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Indexes of the columns that tell surveys apart. */
export const surveyColumns = (columns: readonly Column[]): number[] =>
  columns.filter((column) => rankOf(column) >= 0).map(({ index }) => index);

/** How well a column tells surveys apart: 0 best; −1 not at all. */
const rankOf = ({ name }: Column): number => {
  const folded = fold(name);
  return NAMES.findIndex((pattern) => pattern.test(folded));
};

/** Counts the answers of each survey, by every column that tells surveys apart. */
export class SurveyCounts {
  readonly #byColumn = new Map<string, { rank: number; counts: Map<string, number> }>();

  /** A function to be shown the rows of a table that count, and how many are equal; null where no column tells surveys apart. */
  watch(columns: readonly Column[]): ((row: Row, times: number) => void) | null {
    const watched = columns.flatMap((column) => {
      const rank = rankOf(column);
      return rank < 0 ? [] : [{ index: column.index, counts: this.#countsOf(column.name, rank) }];
    });
    if (watched.length === 0) return null;
    return (row, times) => {
      for (const { index, counts } of watched) {
        const survey = (row[index] ?? '').trim();
        if (survey !== '' && (counts.size <= MOST || counts.has(survey)))
          counts.set(survey, (counts.get(survey) ?? 0) + times);
      }
    };
  }

  /**
   * That several surveys are counted together, by the column that says so best, and how to keep one; nothing where
   * it is one survey, or where the column is among `asked` (names of columns that the user filters or groups by).
   */
  warnings(asked: ReadonlySet<string>): Warning[] {
    const several = [...this.#byColumn]
      .filter(([, { counts }]) => counts.size > 1 && counts.size <= MOST)
      .sort(([, a], [, b]) => a.rank - b.rank);
    const [first] = several;
    if (first === undefined || several.some(([name]) => asked.has(name))) return [];
    const [name, { counts }] = first;
    const surveys = [...counts].sort((a, b) => b[1] - a[1]);
    const listed = surveys.slice(0, NAMED).map(([survey, count]) => `'${survey}' (${count})`);
    const more = surveys.length > NAMED ? ` and ${surveys.length - NAMED} more` : '';
    const [survey] = surveys.find(([value]) => /\bnps\b/i.test(value)) ?? surveys[0]!;
    const message = `'${name}' tells ${surveys.length} surveys apart: ${listed.join(', ')}${more}; all are counted together. One alone: --where '${name}=${survey}'.`;
    return [{ code: 'severalSurveys', message }];
  }

  #countsOf(name: string, rank: number): Map<string, number> {
    const known = this.#byColumn.get(name);
    if (known !== undefined) return known.counts;
    const counts = new Map<string, number>();
    this.#byColumn.set(name, { rank, counts });
    return counts;
  }
}
