/** Dates in all the ways in which they are written, drawn together with when they are. */
import type { Random } from '../fuzz/random.ts';

/** When a cell says it was. `wall`: on the clock of the report already. Milliseconds since 1970. */
export type DateMeaning =
  | { kind: 'missing' }
  | { kind: 'unreadable' }
  | { kind: 'wall'; at: number }
  | { kind: 'instant'; at: number }
  /** Two numbers whose order the question decides; `time`: milliseconds since midnight. */
  | { kind: 'numeric'; first: number; second: number; year: number; time: number };

/** The days that dates are drawn from: number of the first since 1970, and how many. */
export interface Span {
  first: number;
  days: number;
}

export const DAY = 86_400_000;
export const MISSING_WORDS = ['', '', '', ' ', 'NA', 'n/a', 'N/A', 'null', 'None', 'NaN', '-', '--', ' na '];
const UNREADABLE = [
  'soon',
  '2025-02-30',
  '2025-13-01',
  '31/31/2025',
  '2025-1',
  '12',
  '2025-03-01T25:00:00',
  '2025-03-01 10:00 EST',
  '0000-00-00',
  '1899-12-31',
  '2201-01-01',
  '2025-03-01T10',
  '0123456789',
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const BLANKS = [' ', '  ', '\t', '\u00a0', '\n'];

/** With blanks around, on one side at least. */
export const padded = (text: string, random: Random): string => {
  const blank = random.pick(BLANKS);
  return random.pick([`${blank}${text}`, `${text}${blank}`, `${blank}${text}${blank}`]);
};

const pad = (n: number, width = 2): string => `${n}`.padStart(width, '0');

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Midnight of the day. */
  midnight: number;
}

/** Days on which clocks are changed, somewhere. */
const CHANGES = ['2024-10-27', '2024-11-03', '2025-03-09', '2025-03-30', '2025-04-06', '2024-09-29'].map(
  (day) => Date.parse(day) / DAY,
);

/** A moment, near midnight as often as not, and on a day on which clocks are changed more often than others. */
function drawParts(random: Random, { first, days }: Span): Parts {
  const changes = CHANGES.filter((day) => day >= first && day < first + days);
  const isChange = changes.length > 0 && random.chance(0.1);
  const midnight = (isChange ? random.pick(changes) : first + random.int(days)) * DAY;
  const date = new Date(midnight);
  const hour = random.chance(0.5) ? random.pick([0, 0, 1, 1, 2, 4, 6, 22, 23, 23]) : random.int(24);
  const minute = random.chance(0.3) ? random.pick([0, 59]) : random.int(60);
  const second = random.chance(0.3) ? random.pick([0, 59]) : random.int(60);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour,
    minute,
    second,
    midnight,
  };
}

interface Written {
  text: string;
  means: DateMeaning;
}

const ymd = ({ year, month, day }: Parts, separator = '-'): string =>
  [year, pad(month), pad(day)].join(separator);
const hm = ({ hour, minute }: Parts): string => `${pad(hour)}:${pad(minute)}`;
const hms = (parts: Parts): string => `${hm(parts)}:${pad(parts.second)}`;
const wall = (parts: Parts, withSeconds: boolean | null, more = 0): DateMeaning => ({
  kind: 'wall',
  at: parts.midnight + timeOf(parts, withSeconds) + more,
});
/** `withSeconds` null: the day only. */
const timeOf = ({ hour, minute, second }: Parts, withSeconds: boolean | null): number =>
  withSeconds === null ? 0 : ((hour * 60 + minute) * 60 + (withSeconds ? second : 0)) * 1000;
const instant = (parts: Parts, offset: number, more = 0): DateMeaning => ({
  kind: 'instant',
  at: parts.midnight + timeOf(parts, true) + more - offset * 60_000,
});
const numeric = (first: number, second: number, year: number, time: number): DateMeaning => ({
  kind: 'numeric',
  first,
  second,
  year,
  time,
});

/** Forms that a database may have as a type of its own: what it tells is what stands there. */
const TYPED: readonly ((parts: Parts) => Written)[] = [
  (p) => ({ text: ymd(p), means: wall(p, null) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}`, means: wall(p, true) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}Z`, means: instant(p, 0) }),
];

/** Seconds have ten digits and milliseconds thirteen: those from before September 2001 could be anything. */
const counted = (text: string, digits: number, means: DateMeaning): Written => ({
  text,
  means: text.length === digits ? means : { kind: 'unreadable' },
});

const FORMS: readonly ((parts: Parts, random: Random) => Written)[] = [
  ...TYPED,
  (p) => ({ text: `${ymd(p)} ${hms(p)}`, means: wall(p, true) }),
  (p) => ({ text: `${ymd(p)} ${hm(p)}`, means: wall(p, false) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}.402`, means: wall(p, true, 402) }),
  (p) => ({ text: `${ymd(p)} ${hms(p)}.402999`, means: wall(p, true, 402) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}.5Z`, means: instant(p, 0, 500) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}.050Z`, means: instant(p, 0, 50) }),
  (p) => ({ text: `${ymd(p)} ${hms(p)}Z`, means: instant(p, 0) }),
  (p) => ({ text: `${ymd(p)} ${hms(p)} UTC`, means: instant(p, 0) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}+02:00`, means: instant(p, 120) }),
  (p) => ({ text: `${ymd(p)} ${hms(p)}-0500`, means: instant(p, -300) }),
  (p) => ({ text: `${ymd(p)}T${hms(p)}+05:45`, means: instant(p, 345) }),
  (p) => ({ text: `${ymd(p)}t${hms(p)}z`, means: instant(p, 0) }),
  (p) => ({ text: ymd(p, '/'), means: wall(p, null) }),
  (p) => ({ text: `${ymd(p, '/')} ${hm(p)}`, means: wall(p, false) }),
  (p) => ({ text: `${p.year}-${p.month}-${p.day}`, means: wall(p, null) }),
  (p) => ({ text: `${ymd(p)}T24:00:00`, means: { kind: 'wall', at: p.midnight + DAY } }),
  (p) => ({ text: `${p.day} ${MONTHS[p.month - 1]} ${p.year}`, means: wall(p, null) }),
  (p) => ({
    text: `${MONTHS[p.month - 1]} ${p.day}, ${p.year} ${((p.hour + 11) % 12) + 1}:${pad(p.minute)} ${p.hour < 12 ? 'AM' : 'pm'}`,
    means: wall(p, false),
  }),
  (p) => counted(`${(p.midnight + timeOf(p, true)) / 1000}`, 10, instant(p, 0)),
  (p) => counted(`${p.midnight + timeOf(p, true) + 7}`, 13, instant(p, 0, 7)),
  (p) => ({ text: `${p.midnight / DAY + 25_569}`, means: wall(p, null) }),
  (p) => ({ text: `${p.midnight / DAY + 25_569}.25`, means: { kind: 'wall', at: p.midnight + DAY / 4 } }),
];

/** In either order of day and month, as chance will have it: the question decides which is meant. */
function drawNumeric(parts: Parts, random: Random): Written {
  const { day, month, year } = parts;
  const [first, second] = random.chance(0.7) ? [day, month] : [month, day];
  const separator = random.pick(['/', '.', '-']);
  const digits = random.chance(0.5) ? [pad(first), pad(second)] : [`${first}`, `${second}`];
  const short = random.chance(0.2);
  const timed = random.chance(0.4);
  const written = [...digits, short ? pad(year % 100) : `${year}`].join(separator);
  return {
    text: timed ? `${written} ${hm(parts)}` : written,
    means: numeric(first, second, year, timed ? timeOf(parts, false) : 0),
  };
}

/** Number of `FORMS`; those below `TYPED_FORMS` may be types of a database, and the one above all is `drawNumeric`. */
export const DATE_FORMS = FORMS.length + 1;
export const TYPED_FORMS = TYPED.length;

/** A cell of dates; `form` null: in any form. */
export function drawDate(
  random: Random,
  { dirt, gaps, span, form }: { dirt: number; gaps: number; span: Span; form: number | null },
): { text: string; date: DateMeaning } {
  if (random.chance(gaps))
    return {
      text: form !== null && form < TYPED_FORMS ? '' : random.pick(MISSING_WORDS),
      date: { kind: 'missing' },
    };
  if (random.chance(dirt * 0.3)) return { text: random.pick(UNREADABLE), date: { kind: 'unreadable' } };
  const parts = drawParts(random, span);
  const chosen = form ?? random.int(DATE_FORMS);
  const { text, means } =
    chosen === FORMS.length ? drawNumeric(parts, random) : FORMS[chosen]!(parts, random);
  return { text: random.chance(dirt * 0.3) ? padded(text, random) : text, date: means };
}
