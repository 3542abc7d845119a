/** Which columns are the comment, the date, the respondent and the account. */

import type { Column } from '../model.ts';
import { isDateColumn } from './date.ts';
import { type ColumnProfile, isFreeText } from './profile.ts';

type Profiles = readonly ColumnProfile[];

const fold = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_\-.:()/]+/g, ' ')
    .trim();

const known = new WeakMap<Column, string[]>();

/** The names of a column, the last part of a dotted path standing for itself. Asked for again and again. */
function namesOf(column: Column): string[] {
  const found = known.get(column);
  if (found !== undefined) return found;
  const { name, detail } = column;
  const all = [name, name.slice(name.lastIndexOf('.') + 1), detail].map(fold);
  const names = [...new Set(all)].filter((folded) => folded !== '');
  known.set(column, names);
  return names;
}

const DATE_WORD = '(date|datum|fecha|data|timestamp|datetime)';
/** When an answer was given, best first; a creation or start is only the next best thing. */
const DATE_NAMES: readonly RegExp[] = [
  /^(submit(ted)?( date)?( at| on)?( utc)?|submitdate|submission (date|time)|submitted at)/,
  /^(respon(ded|se) (at|on|date|time|datetime)|responded|answer(ed)? (at|on|date|time|datetime)|answered|rated at|survey (date|time)|hs submission timestamp|rating date)/,
  /^(complet(ed|ion)( at| on| date| time)?|finished at|collected at|end ?date|ended? at|date submitted)/,
  /^recorded ?(date|at)/,
  /^(timestamp|date|datetime|date time|time|fecha|datum|data|data (pesquisa|resposta)|horodateur|zeitstempel|marca temporal|carimbo( de data hora)?|дата|event time|received at|logged at)$/,
  new RegExp(
    `^(?!(date )?(created|sent|delivered|start(ed)?|stage|opened|updated|modified|last|landed)( |$)).*(^| )${DATE_WORD}( |$)`,
  ),
  /^(date )?created( |$)/,
  /^(date )?(start(ed)?|opened|landed|stage)( |$)/,
  /^(date )?(sent|delivered)( |$)/,
  /^(date )?(last )?(updated|modified|seen)( |$)|^first seen( |$)/,
];
/** Dates of the customer or of something else than the answer. */
const OTHER_DATES =
  /birth|\bdob\b|renew|expir|sign ?up|signed|regist|churn|purchase|activat|cancel|trial|onboard|\border|contract|adopt|time ?zone|first seen|last seen|hire|join|customer since/;

const COMMENT_NAMES =
  /comment|feedback|\breason\b|\bwhy\b|explain|explan|explic|verbatim|remark|suggest|improve|in your own words|tell us|review|hs content|comentari|kommentar|commentaire|motivo|begr[üu]nd|anmerk|opmerking|waarom|pourquoi|warum|por ?qu[eé]|observa/;
const NOT_COMMENTS = /respon(ded|se) at|staff|reply|reviewer/;
/** What of a question in JSON is no answer: `answers.main_reason.field.id`. */
const NOT_ANSWERS = /\.(id|ref|key|type|slug|uuid)$/i;

const RESPONDENT_NAMES: readonly RegExp[] = [
  /^(respondent|respondent (id|uuid)|person|person id|end user id)$/,
  /^(user|customer|client|contact|member|student|employee|subscriber|guest|patient) ?(id|uuid|key|number|no)$|^(distinct id|id cliente|cliente id|kunden ?(nr|nummer|id)|external reference|external ?data ?reference|customer|user)$/,
  /^(e ?mail|email address|e mail address|recipient ?email|user email|customer email|mail)$/,
];
const ACCOUNT_NAMES =
  /^(account|company|organi[sz]ation|org|firm|workspace|tenant)( ?(id|uuid|key|name|number))?$/;

/** True if the name of a column promises dates of any kind. */
export const suggestsDate = (column: Column): boolean => dateRank(namesOf(column)) < DATE_NAMES.length;

/**
 * The column that says when the answer was given, by name and content; null: none, or several
 * equally good ones, which are then in `equals`.
 */
export function findDate(
  columns: readonly Column[],
  profiles: Profiles,
): { index: number | null; equals: number[] } {
  const dated = columns.flatMap((column) => {
    const { index } = column;
    const profile = profiles[index];
    if (profile === undefined || !isDateColumn(profile.dates, profile.filled, true)) return [];
    const names = namesOf(column);
    if (names.some((name) => OTHER_DATES.test(name))) return [];
    const rank = dateRank(names);
    return isDateColumn(profile.dates, profile.filled, rank < DATE_NAMES.length)
      ? [{ index, names, rank }]
      : [];
  });
  // Beside a column `response` in words, `responded_at` is when the staff replied.
  const isReply = ({ names }: { names: string[] }) => names.some((name) => /^responded/.test(name));
  const answers =
    dated.some(isReply) && hasStaffReplies(columns, profiles) ? dated.filter((one) => !isReply(one)) : dated;
  const best = Math.min(...answers.map(({ rank }) => rank));
  const equals = answers.filter(({ rank }) => rank === best).map(({ index }) => index);
  return equals.length === 1 ? { index: equals[0]!, equals: [] } : { index: null, equals };
}

/** How well names say when the answer was given: 0 best, `DATE_NAMES.length` not at all. */
function dateRank(names: readonly string[]): number {
  const found = DATE_NAMES.findIndex((pattern) => names.some((name) => pattern.test(name)));
  return found < 0 ? DATE_NAMES.length : found;
}

const hasStaffReplies = (columns: readonly Column[], profiles: Profiles): boolean =>
  columns.some(({ index, name }) => {
    const { texts, filled } = profiles[index] ?? { texts: 0, filled: 0 };
    return fold(name) === 'response' && texts * 2 > filled;
  });

/** The comment that goes with the score: part of its question, its neighbour, one so named, or the longest text. */
export function findComment(
  columns: readonly Column[],
  profiles: Profiles,
  score: number | null,
): number | null {
  const isText = (index: number): boolean => {
    const profile = profiles[index];
    return (
      profile !== undefined &&
      index !== score &&
      profile.texts > 0 &&
      profile.texts >= 0.5 * profile.filled &&
      profile.emails < 0.5 * profile.filled &&
      profile.dates.parsed < 0.5 * profile.filled
    );
  };
  const named = (column: Column) =>
    namesOf(column).some((name) => COMMENT_NAMES.test(name) && !NOT_COMMENTS.test(name));
  const texts = columns.filter(({ index, name }) => isText(index) && !NOT_ANSWERS.test(name));
  const question = score === null ? null : (columns[score]?.partOf ?? score);
  const sameQuestion = texts.find(({ partOf }) => partOf !== null && partOf === question);
  if (sameQuestion) return sameQuestion.index;
  const after = score === null ? undefined : texts.find(({ index }) => index === score + 1);
  if (after && named(after)) return after.index;
  const byName = texts.filter((column) => named(column) && isFreeText(profiles[column.index]!));
  if (byName.length > 0) {
    const exact = byName.find((column) =>
      namesOf(column).some((name) => /^(comments?|feedback|explication)$/.test(name)),
    );
    return (exact ?? byName[0]!).index;
  }
  const average = (index: number) => profiles[index]!.textLength / profiles[index]!.texts;
  const long = texts.filter(({ index }) => average(index) >= 25 && isProse(profiles[index]!));
  return long.sort((a, b) => average(b.index) - average(a.index))[0]?.index ?? null;
}

/** Free text with short answers without digits among it: addresses of pages, browsers and tokens have none. */
function isProse(profile: ColumnProfile): boolean {
  const { words, texts } = profile;
  if (!isFreeText(profile)) return false;
  return words === null || [...words.values()].reduce((sum, count) => sum + count, 0) >= 0.05 * texts;
}

/** Who answered, by name alone: a person's id before an e-mail address. null: anonymous data. */
export function findRespondent(columns: readonly Column[], profiles: Profiles): number | null {
  const named = columns
    .filter(({ index }) => (profiles[index]?.filled ?? 0) > 0)
    .map((column) => ({ index: column.index, names: namesOf(column) }));
  for (const pattern of RESPONDENT_NAMES) {
    const found = named.find(({ names }) => names.some((name) => pattern.test(name)));
    if (found) return found.index;
  }
  return null;
}

/** The company behind the respondent, by name alone. */
export const findAccount = (columns: readonly Column[], profiles: Profiles): number | null =>
  columns.find(
    (column) =>
      (profiles[column.index]?.filled ?? 0) > 0 && namesOf(column).some((name) => ACCOUNT_NAMES.test(name)),
  )?.index ?? null;
