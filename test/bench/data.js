/** Survey exports of any size, the same for the same seed, and what must be found in them. */
import { randomSource } from './random.js';
import { writeTable } from './table.js';

const HEADER = 'response_id,customer_id,email,sent_at,responded_at,plan,region,channel,score,comment';
const CUSTOMERS_HEADER = 'customer_id,email,tier,company,first_purchase_at,renewal_date,churned_at,purchases';
const TIERS = ['Bronze', 'Silver', 'Gold'];
const PLANS = ['Starter', 'Pro', 'Enterprise'];
const REGIONS = ['EMEA', 'AMER', 'APAC', 'LATAM'];
const CHANNELS = ['email', 'in-app', 'sms'];
const PHRASES = [
  'support answered within the hour',
  'too expensive, compared with others',
  'the export is ""almost"" right',
  'I use it every day',
  'reports are slow on Mondays',
  'setup was easy, even for me',
  'Größe und Umfang passen',
  'please add a dark mode',
];
const START = Date.UTC(2023, 0, 1);
const MINUTE = 60_000;

/** @typedef {{ n: number, promoters: number, passives: number, detractors: number, missing: number, invalid: number }} Counts */

/**
 * Writes an export of `rows` responses of `people` over two years and returns what `nps report` must count in it.
 * @param {string} path
 * @param {number} rows
 * @param {number} [people]
 * @returns {Counts}
 */
export function writeExport(path, rows, people = rows * 2) {
  const random = randomSource(rows);
  /** @type {(limit: number) => number} */
  const below = (limit) => Math.floor(random() * limit);
  /** @type {<T>(items: T[]) => T} */
  const one = (items) => /** @type {any} */ (items[below(items.length)]);
  const counts = { n: 0, promoters: 0, passives: 0, detractors: 0, missing: 0, invalid: 0 };

  const score = () => {
    const chance = random();
    if (chance < 0.02) {
      counts.missing += 1;
      return '';
    }
    if (chance < 0.025) {
      counts.invalid += 1;
      return one(['11', '-1', '9.5', 'ten']);
    }
    const value = random() < 0.5 ? 9 + below(2) : below(11);
    counts.n += 1;
    if (value >= 9) counts.promoters += 1;
    else if (value >= 7) counts.passives += 1;
    else counts.detractors += 1;
    return String(value);
  };
  const comment = () => {
    if (random() < 0.4) return '';
    const phrases = Array.from({ length: 1 + below(4) }, () => one(PHRASES));
    return `"${phrases.join(random() < 0.1 ? '.\n' : '; ')}"`;
  };
  const row = (/** @type {number} */ index) => {
    const customer = below(people);
    const sent = START + below(2 * 365 * 24 * 60) * MINUTE;
    const responded = sent + below(3 * 24 * 60) * MINUTE;
    return [
      `r-${index}`,
      `c-${customer}`,
      `person${customer}@example.com`,
      new Date(sent).toISOString(),
      new Date(responded).toISOString(),
      one(PLANS),
      one(REGIONS),
      one(CHANNELS),
      score(),
      comment(),
    ].join(',');
  };

  writeTable(path, HEADER, rows, row);
  return counts;
}

/**
 * Writes a table of `people` customers, whom `writeExport` calls by the same ids.
 * @param {string} path
 * @param {number} people
 */
export function writeCustomers(path, people) {
  const random = randomSource(people);
  const day = (/** @type {number} */ from, /** @type {number} */ span) =>
    new Date(from + Math.floor(random() * span) * 24 * 60 * MINUTE).toISOString().slice(0, 10);
  const row = (/** @type {number} */ index) => {
    return [
      `c-${index}`,
      `person${index}@example.com`,
      TIERS[Math.floor(random() * TIERS.length)],
      `Company ${index % 9000}`,
      day(START - 600 * 24 * 60 * MINUTE, 900),
      day(START, 1000),
      random() < 0.2 ? day(START, 700) : '',
      1 + Math.floor(random() * 5),
    ].join(',');
  };
  writeTable(path, CUSTOMERS_HEADER, people, row);
}
