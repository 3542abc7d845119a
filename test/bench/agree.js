/** Whether two programs give the same answer: each takes what ours said and what the other said, and throws. */
import assert from 'node:assert/strict';

/**
 * @typedef {import('./rivals/rollUp.js').Answer} Answer
 * @typedef {import('./rivals/rollUp.js').Tally} Tally
 */

/** @type {(score: Tally) => Tally} */
const tallyOf = ({ n, promoters, passives, detractors }) => ({ n, promoters, passives, detractors });

/**
 * What a rival can tell of `nps report --by plan,month --format json`.
 * @param {string} json
 * @returns {Answer}
 */
function reported(json) {
  const { overall, trend, breakdowns, counts, dates, warnings, source } = JSON.parse(json);
  /** @type {(groups: any[]) => Record<string, Tally>} */
  const byKeys = (groups) =>
    Object.fromEntries(groups.map((group) => [Object.values(group.keys).join(' '), tallyOf(group)]));
  const repeated = warnings.find((/** @type {any} */ { code }) => code === 'repeatedRespondents');
  return {
    overall: tallyOf(overall),
    trend: byKeys(trend.groups),
    groups: byKeys(breakdowns[0].groups),
    missing: counts.missing,
    invalid: counts.invalid,
    first: dates.first,
    last: dates.last,
    repeated:
      source.columns.respondent === undefined ? null : Number(repeated?.message.match(/^\d+/)?.[0] ?? 0),
  };
}

/**
 * A report and the same by a rival; dates that the rival does not tell are not compared.
 * @type {(answer: (output: string) => Answer) => (ours: string, theirs: string) => void}
 */
export const sameTallies = (answer) => (ours, theirs) => {
  const [mine, other] = [reported(ours), answer(theirs)];
  const dates = other.first === null ? { first: mine.first, last: mine.last } : {};
  assert.deepEqual({ ...other, ...dates }, mine);
};

/**
 * Two of our reports, of the same answers in other containers.
 * @type {(ours: string, theirs: string) => void}
 */
export const sameReport = (ours, theirs) => assert.deepEqual(reported(ours), reported(theirs));

/**
 * Themes, of `nps themes` or of `nps report --by theme`, and the same by regular expressions.
 * @type {(ours: string, theirs: string) => void}
 */
export function sameMentions(ours, theirs) {
  const { themes, breakdowns } = JSON.parse(ours);
  /** @type {[string, Tally][]} */
  const groups = themes
    ? themes.map((/** @type {any} */ one) => [one.theme, one])
    : breakdowns[0].groups.map((/** @type {any} */ one) => [one.keys.theme, one]);
  const expected = Object.entries(JSON.parse(theirs));
  const names = new Set(expected.map(([name]) => name));
  const found = groups.filter(([name]) => names.has(name)).map(([name, score]) => [name, tallyOf(score)]);
  assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
}
