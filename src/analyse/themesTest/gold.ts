/** Rules against a table of comments that people have labelled. */

import { hasContent } from '../../enrich/themes/content.ts';
import { languageColumn } from '../../enrich/themes/language.ts';
import { compileThemes } from '../../enrich/themes/matcher.ts';
import { npsError } from '../../errors.ts';
import { findColumn, unknownColumn } from '../../map/columns.ts';
import { Evidence } from '../../map/evidence.ts';
import { findComment } from '../../map/roles.ts';
import type { GoldResult, Miss } from '../../model/themesTest.ts';
import type { Column, Table, ThemeRules } from '../../model.ts';
import { scanWhole } from '../../pipeline/whole.ts';
import { openTables, type World } from '../../pipeline.ts';
import { agreement, macroAgreement, microAgreement } from '../../stats/agreement.ts';
import { Labels } from './labels.ts';
import { worstMisses } from './misses.ts';

/** Where labels are: names of columns as `--by` takes them; null: find it, or do without. */
export interface GoldFile {
  path: string;
  label: string;
  comment: string | null;
  /** For rules that hang on the score. */
  score: string | null;
}

const TOP_CONFUSIONS = 10;

/**
 * Compares what `rules` tag with the labels of a table; `quotes`: how many misses of each kind are told. The table is
 * read twice. Errors: those of reading; `unknownColumn`, `repeatedColumn`; `noComments` where no column of comments is
 * named or found.
 */
export async function goldResult(
  rules: ThemeRules,
  file: GoldFile,
  quotes: number,
  world: World,
): Promise<GoldResult> {
  const [opened] = await openTables([file.path], world);
  let evidence = new Evidence(true);
  const { table } = await scanWhole(opened!, () => {
    evidence = new Evidence(true);
    return (row) => evidence.observe(row);
  });
  const columns = columnsOf(table, file, evidence);
  const compared = new Comparison(rules);
  const language = languageColumn(table.columns);
  await table.scan((row, line) => {
    const score = columns.score === null ? null : scoreOf(row[columns.score.index] ?? '');
    const lang = (language === null ? '' : row[language]) || null;
    compared.take(
      (row[columns.comment.index] ?? '').trim(),
      row[columns.label.index] ?? '',
      { score, lang },
      line,
    );
  });
  const { comment, label, score } = columns;
  const named = { comment: comment.name, label: label.name, ...(score && { score: score.name }) };
  return { path: file.path, columns: named, ...compared.result(quotes) };
}

function columnsOf(table: Table, file: GoldFile, evidence: Evidence) {
  const { columns } = table;
  const named = (name: string, option: string): Column => {
    const column = findColumn(columns, name, option);
    if (column === null) throw unknownColumn(columns, name, option);
    return column;
  };
  const label = named(file.label, '--label');
  const score = file.score === null ? null : named(file.score, '--score');
  if (file.comment !== null) return { label, score, comment: named(file.comment, '--comment') };
  const others = columns.filter(({ index }) => index !== label.index && index !== score?.index);
  const found = findComment(others, evidence.profiles, null);
  if (found === null) throw npsError('noComments', { paths: [file.path] });
  return { label, score, comment: columns[found]! };
}

const scoreOf = (cell: string): number | null => (/^\s*(\d|10)(\.0+)?\s*$/.test(cell) ? Number(cell) : null);

/** Counts, comment by comment, where rules and labels agree. */
class Comparison {
  readonly #ids: readonly string[];
  readonly #labels: Labels;
  readonly #tag: ReturnType<typeof compileThemes>['tag'];
  readonly #counts: { labelled: number; found: number; both: number }[];
  readonly #confusion = new Map<string, GoldResult['confusion'][number]>();
  readonly #misses: Miss[] = [];
  #comments = 0;
  #unlabelled = 0;

  constructor(rules: ThemeRules) {
    const { ids, tag } = compileThemes(rules);
    this.#ids = ids;
    this.#tag = tag;
    this.#labels = new Labels(rules);
    this.#counts = ids.map(() => ({ labelled: 0, found: 0, both: 0 }));
  }

  take(text: string, cell: string, facts: { score: number | null; lang: string | null }, line: number): void {
    const wanted = this.#labels.read(cell);
    if (wanted === null) {
      if (text !== '') this.#unlabelled++;
      return;
    }
    this.#comments++;
    const found = new Set(hasContent(text) ? this.#tag(text, facts) : []);
    for (const i of wanted) this.#counts[i]!.labelled++;
    for (const i of found) this.#counts[i]!.found++;
    for (const i of wanted) if (found.has(i)) this.#counts[i]!.both++;
    const missing = [...wanted].filter((i) => !found.has(i));
    const extra = [...found].filter((i) => !wanted.has(i));
    for (const i of missing) for (const other of extra.length === 0 ? [null] : extra) this.#confuse(i, other);
    const miss = (kind: Miss['kind']) => (i: number) =>
      this.#misses.push({ kind, theme: this.#ids[i]!, line, text: text.replace(/\s+/gu, ' ') });
    missing.forEach(miss('missing'));
    extra.forEach(miss('extra'));
  }

  result(quotes: number): Omit<GoldResult, 'path' | 'columns'> {
    return {
      comments: this.#comments,
      unlabelled: this.#unlabelled,
      themes: this.#ids.map((theme, i) => ({ theme, ...this.#counts[i]!, ...agreement(this.#counts[i]!) })),
      micro: microAgreement(this.#counts),
      macro: macroAgreement(this.#counts),
      confusion: [...this.#confusion]
        .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
        .map(([, pair]) => pair)
        .slice(0, TOP_CONFUSIONS),
      misses: worstMisses(this.#misses, quotes),
      unknownLabels: this.#labels.unknown(),
    };
  }

  #confuse(labelled: number, found: number | null): void {
    const key = `${labelled} ${found}`;
    const known = this.#confusion.get(key);
    if (known !== undefined) known.count++;
    else
      this.#confusion.set(key, {
        labelled: this.#ids[labelled]!,
        found: found === null ? null : this.#ids[found]!,
        count: 1,
      });
  }
}
