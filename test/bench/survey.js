/** An export as large as one likes, about 137 bytes a row, over three years. */
import { randomSource } from './random.js';
import { writeTable } from './table.js';
import { commentOf } from './words.js';

/** All are as frequent. */
export const PLANS = ['Free', 'Starter', 'Team', 'Pro', 'Business', 'Enterprise'];
const REGIONS = ['EMEA', 'AMER', 'APAC', 'LATAM'];
const DEVICES = ['desktop browser', 'app', 'mobile browser'];
/** The first two are numbers that a database keeps in a column of whole numbers. */
const INVALID = ['11', '-1', '9.5', 'ten'];
const START = Date.UTC(2022, 0, 1);
const SECONDS = 3 * 365 * 24 * 60 * 60;
const MOST_WORDS = 25;
/** Answers of one respondent on average. */
const EACH = 2.5;

/**
 * Writes `rows` answers: score (1 % empty, 0.1 % none), time of the answer, plan, region and a comment. With
 * `respondents` a customer answers two or three times on average; else nobody can tell who answered, and the device
 * stands in the customer's place. With `whole` every score that is there is a whole number.
 * `plans`: those that occur.
 * @param {string} path
 * @param {number} rows
 * @param {{ respondents?: boolean, whole?: boolean, plans?: readonly string[] }} kind
 */
export function writeSurvey(path, rows, { respondents = false, whole = false, plans = PLANS } = {}) {
  const invalid = whole ? INVALID.slice(0, 2) : INVALID;
  const random = randomSource(rows);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  const one = (/** @type {readonly string[]} */ items) => /** @type {string} */ (items[below(items.length)]);
  const people = Math.ceil(rows / EACH);

  const score = () => {
    const chance = random();
    if (chance < 0.01) return '';
    if (chance < 0.011) return one(invalid);
    return String(chance < 0.5 ? 9 + below(2) : below(11));
  };
  const comment = () => {
    const text = commentOf(random, MOST_WORDS);
    return text.includes(',') ? `"${text}"` : text;
  };
  const id = () =>
    `r-${[0, 1, 2]
      .map(() =>
        below(2 ** 24)
          .toString(16)
          .padStart(6, '0'),
      )
      .join('')}`;
  const row = () => {
    const answered = new Date(START + below(SECONDS) * 1000).toISOString().replace('.000', '');
    const who = respondents ? `c-${String(below(people)).padStart(7, '0')}` : one(DEVICES);
    return `${id()},${who},${answered},${one(plans)},${one(REGIONS)},${score()},${comment()}`;
  };
  const second = respondents ? 'customer_id' : 'device';
  writeTable(path, `response_id,${second},responded_at,plan,region,score,comment`, rows, row);
}
