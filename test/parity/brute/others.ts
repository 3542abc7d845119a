/** What the rows tell of themes, comparisons and checks. */
import type { SidesReport } from '../../../src/model/compare.ts';
import type { ThemesReport, ThemeVoices } from '../../../src/model/themes.ts';
import type { Report } from '../../../src/model.ts';
import { THEME_IDS } from '../themes.ts';
import { groupBy, plainOf, voices } from './counts.ts';
import type { Read } from './rows.ts';
import {
  countsOf,
  datesOf,
  keyOf,
  type Rows,
  rejectionsOf,
  rejectionsView,
  scoredOf,
  scoreView,
  type View,
  within,
} from './views.ts';

// ── Themes ────────────────────────────────────────────────────────────────────────────────────────

const voicesView = (voiced: ThemeVoices): unknown =>
  voiced.suppressed ? 'hidden' : { mentions: voiced.mentions, ...(scoreView(voiced) as object) };

export const themesView = (report: ThemesReport, nameOf: (path: string) => string): View => ({
  counts: report.counts,
  comments: [
    report.comments.answers,
    report.comments.comments,
    report.comments.withContent,
    report.comments.tagged,
  ],
  overall: scoreView(report.overall),
  commenters: scoreView(report.commenters),
  themes: Object.fromEntries([...report.themes, report.untagged].map((one) => [one.theme, voicesView(one)])),
  breakdowns: report.breakdowns.map(({ groups }) =>
    Object.fromEntries(groups.map(({ keys, overall }) => [keyOf(keys), scoreView(overall)])),
  ),
  rejections: rejectionsView(report.rejections, nameOf),
});

/** What `themesView` should be. A respondent is one voice, for a theme by the answers that have it. */
export function expectedThemes(made: Rows): View {
  const { asked, reader, rows } = made;
  const { dedupe } = asked.flags;
  const scored = scoredOf(rows);
  const counted = voices(scored, dedupe);
  const idsOf = new Map(scored.map((read) => [read, reader.themes(read)]));
  const content = scored.filter((read) => idsOf.get(read) !== null);
  const having = (id: string): Read[] =>
    content.filter((read) => {
      const ids = idsOf.get(read)!;
      return id === 'untagged' ? ids.length === 0 : ids.includes(id);
    });
  const { comment } = asked.roles;
  return {
    counts: countsOf(made, counted.length),
    comments: [
      scored.length,
      scored.filter(({ cells }) => cells[comment!]!.text.trim() !== '').length,
      content.length,
      content.filter((read) => idsOf.get(read)!.length > 0).length,
    ],
    overall: plainOf(counted),
    commenters: plainOf(voices(content, dedupe)),
    themes: Object.fromEntries(
      [...THEME_IDS, 'untagged'].map((id) => [
        id,
        { mentions: having(id).length, ...plainOf(voices(having(id), dedupe)) },
      ]),
    ),
    breakdowns: asked.by.map((by) => {
      const period = by.find(({ kind }) => kind === 'period');
      const keysOf = (read: Read) =>
        keyOf(
          Object.fromEntries(by.map((dimension) => [dimension.label, reader.values(read, dimension)[0]!])),
        );
      const scopes =
        period === undefined
          ? [scored]
          : [...groupBy(scored, (read) => reader.values(read, period)[0]!).values()];
      const groups = groupBy(
        scopes.flatMap((scope) => voices(scope, dedupe)),
        keysOf,
      );
      const all = new Map(scored.map((read) => [keysOf(read), [] as Read[]]));
      // A group of which nobody's voice is the chosen one is there where it has a theme.
      for (const read of content)
        if (!groups.has(keysOf(read))) groups.set(keysOf(read), all.get(keysOf(read))!);
      return Object.fromEntries([...groups].map(([key, answers]) => [key, plainOf(answers)]));
    }),
    rejections: rejectionsOf(made),
  };
}

// ── Comparisons ───────────────────────────────────────────────────────────────────────────────────

export const sidesView = ({ counts, dates, baseline, compared, outside }: SidesReport): View => ({
  counts,
  dates: dates && { first: dates.first, last: dates.last },
  sides: [baseline, compared].map((side) => [scoreView(side), side.suppressed ? 'hidden' : side.answers]),
  outside,
});

/** What `sidesView` should be; where the program chose the periods, of those that it names. */
export function expectedSides(made: Rows, { baseline, compared }: SidesReport): View {
  const { asked, reader, rows } = made;
  const { dedupe } = asked.flags;
  const sides = asked.command.name === 'compare' ? asked.command.sides : null;
  const scored = scoredOf(rows);
  let isOn: [(read: Read) => boolean, (read: Read) => boolean];
  if (sides?.kind === 'segments') {
    const { compared: conditions, baseline: others } = sides;
    const isCompared = (read: Read) => conditions.every((one) => reader.holds(read, one));
    isOn = [
      others === null
        ? (read) => !isCompared(read)
        : (read) => others.every((one) => reader.holds(read, one)),
      isCompared,
    ];
  } else {
    const [first, second] = [within(baseline.label, reader.fiscal), within(compared.label, reader.fiscal)];
    isOn = [({ at }) => first(at), ({ at }) => second(at)];
  }
  const taken = isOn.map((test) => scored.filter(test));
  const heard = taken.map((answers) => voices(answers, dedupe));
  const outside = scored.filter((read) => !isOn.some((test) => test(read))).length;
  const n = heard[0]!.length + heard[1]!.length;
  const counts = countsOf({ ...made, asked: { ...asked, flags: { ...asked.flags, dedupe: 'none' } } }, n);
  const dates = datesOf(made);
  return {
    counts: {
      ...counts,
      duplicates: taken[0]!.length + taken[1]!.length - n,
      filtered: (counts.filtered as number) + outside,
    },
    dates: dates && { first: dates.first, last: dates.last },
    sides: heard.map((answers, i) => [plainOf(answers), taken[i]!.length]),
    outside,
  };
}

// ── Checks ────────────────────────────────────────────────────────────────────────────────────────

/** What a check measures, as far as it matters here. */
export interface Measured extends Pick<Report, 'counts'> {
  values: readonly { n: number; value: number | null; baseline?: unknown }[];
}

export function expectedCheck(made: Rows): View {
  const { asked, reader, rows } = made;
  const { dedupe } = asked.flags;
  const rules = asked.command.name === 'check' ? asked.command.rules : [];
  return {
    counts: countsOf(made, voices(scoredOf(rows), dedupe).length),
    values: rules.map(({ metric, segment }) => {
      const own = rows.filter(
        (read) =>
          read.fate !== 'notKept' &&
          read.fate !== 'filtered' &&
          segment.every((one) => reader.holds(read, one)),
      );
      const { n, promoters, detractors } = plainOf(voices(scoredOf(own), dedupe));
      const of = (fate: Read['fate']) => own.filter((read) => read.fate === fate).length;
      const all = n + of('missing') + of('invalid');
      const share = (k: number) => (all === 0 ? null : (100 * k) / all);
      const values: Record<string, number | null> = {
        n,
        nps: n === 0 ? null : (100 * (promoters - detractors)) / n,
        'missing%': share(of('missing')),
        'invalid%': share(of('invalid')),
        'skipped%': share(of('missing') + of('invalid')),
      };
      // Which periods it is between is not told.
      return metric === 'change' ? null : [n, values[metric]!];
    }),
  };
}
