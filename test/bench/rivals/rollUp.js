/**
 * What a rival hands over, in one form: so that it can be held against a report.
 *
 * @typedef {object} Tallied how many rows have this score, as it stands in the cell
 * @property {string} plan
 * @property {string} month 2025-03
 * @property {string | null} score null or empty: missing
 * @property {number} times
 * @property {string | null} [first] their earliest date, as ISO text; left out where it is told otherwise
 * @property {string | null} [last]
 *
 * @typedef {{ n: number, promoters: number, passives: number, detractors: number }} Tally
 *
 * @typedef {object} Answer
 * @property {Tally} overall
 * @property {Record<string, Tally>} trend by month
 * @property {Record<string, Tally>} groups by `plan month`
 * @property {number} missing
 * @property {number} invalid
 * @property {string | null} first 2025-03-31T09:41:00; null: not told
 * @property {string | null} last
 * @property {number | null} repeated answers from respondents who answered before; null: nobody knows who answered
 */

const SCORES = new Set(Array.from({ length: 11 }, (_, score) => String(score)));

/**
 * The whole answer, from scores counted by plan and month. Groups without a score are left out.
 * @param {Iterable<Tallied>} rows
 * @param {number | null} repeated
 * @returns {Answer}
 */
export function rollUp(rows, repeated) {
  /** @type {Answer} */
  const answer = {
    overall: tally(),
    trend: {},
    groups: {},
    missing: 0,
    invalid: 0,
    first: null,
    last: null,
    repeated,
  };
  for (const { plan, month, score, times, first, last } of rows) {
    if (score === null || score === '') answer.missing += times;
    else if (!SCORES.has(score)) answer.invalid += times;
    else {
      const { overall, trend, groups } = answer;
      const key = `${plan} ${month}`;
      trend[month] ??= tally();
      groups[key] ??= tally();
      for (const one of [overall, trend[month], groups[key]]) add(one, Number(score), times);
      if (first && (answer.first === null || first < answer.first)) answer.first = first;
      if (last && (answer.last === null || last > answer.last)) answer.last = last;
    }
  }
  return answer;
}

/** @returns {Tally} */
const tally = () => ({ n: 0, promoters: 0, passives: 0, detractors: 0 });

/**
 * @param {Tally} to
 * @param {number} score
 * @param {number} times
 */
function add(to, score, times) {
  to.n += times;
  to[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors'] += times;
}
