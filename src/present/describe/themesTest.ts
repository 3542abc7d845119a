import type { Agreement, GoldResult, ThemesTest } from '../../model/themesTest.ts';
import { roundTo } from '../../stats/round.ts';
import type { Block, Cell, Document, Facts, Section, Table } from '../document.ts';
import type { FlatTable } from '../rows.ts';
import { plural } from './words.ts';

type Fact = Facts['items'][number];

const text = (value: string): Cell => ({ type: 'text', value });
const count = (value: number | null): Cell => ({ type: 'count', value });
const percent = (share: number | null): Cell => ({
  type: 'percent',
  value: share === null ? null : roundTo(100 * share, 0),
});

/** A test of rules for people: the verdict first, then what was wrong. */
export function describeThemesTest({ rules, examples, gold, warnings }: ThemesTest): Document {
  const result = examples === null ? [] : exampleSections(rules, examples);
  const measured = gold === null ? [] : goldSections(rules, gold);
  const items = warnings.map(({ message }) => ({ level: 'warning' as const, text: message }));
  return {
    result: [...result, ...measured],
    notes: items.length === 0 ? [] : [{ title: 'Warnings', blocks: [{ kind: 'notes', items }] }],
  };
}

function exampleSections(
  rules: string,
  { count: n, passed, failed }: NonNullable<ThemesTest['examples']>,
): Section[] {
  const verdict =
    n === 0
      ? 'there are none beside the rules: add some under examples:, with text and themes'
      : `${passed} of ${n} ${passed === 1 ? 'has the themes that it' : 'have the themes that they'} should`;
  const head: Section = {
    title: null,
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: 'rules', text: rules },
          { term: 'examples', text: verdict },
        ],
      },
    ],
  };
  if (failed.length === 0) return [head];
  const items = failed.flatMap(({ number, text: comment, missing, extra }): Fact[] => {
    const term = `example ${number}`;
    return [
      { term, text: comment },
      ...(missing.length === 0 ? [] : [{ term, text: `should have, and has not: ${missing.join(', ')}` }]),
      ...(extra.length === 0 ? [] : [{ term, text: `has, and should not: ${extra.join(', ')}` }]),
    ];
  });
  return [head, { title: 'Failed', blocks: [{ kind: 'facts', items }] }];
}

function goldSections(rules: string, gold: GoldResult): Section[] {
  const { path, comments, unlabelled, columns, confusion, misses } = gold;
  const without =
    unlabelled === 0
      ? ''
      : `; ${plural(unlabelled, 'comment')} without a label left out (write none where none of the themes fits)`;
  const items: Fact[] = [
    { term: 'rules', text: rules },
    { term: 'labels', text: `'${columns.label}' of ${plural(comments, 'comment')} in ${path}${without}` },
    { term: 'comment', text: `'${columns.comment}'` },
  ];
  const sections: Section[] = [{ title: null, blocks: [{ kind: 'facts', items }] }];
  if (comments === 0) return sections;
  sections.push({ title: 'Agreement', blocks: [agreementTable(gold), remark] });
  if (confusion.length > 0)
    sections.push({ title: 'Missed, and what was found instead', blocks: [confusionTable(gold)] });
  if (misses.length > 0) sections.push({ title: 'Comments to look at', blocks: [missFacts(gold)] });
  return sections;
}

const remark: Block = {
  kind: 'notes',
  items: [
    {
      level: 'info',
      text: 'Precision: of what the rules find, what is labelled so; recall: of what is labelled, what they find. Lists written once reach an F1 of 60 to 85%.',
    },
  ],
};

function agreementTable({ themes, micro, macro }: GoldResult): Table {
  const shares = ({ precision, recall, f1 }: Agreement): Cell[] => [
    percent(precision),
    percent(recall),
    percent(f1),
  ];
  const none = [count(null), count(null), count(null)];
  return {
    kind: 'table',
    columns: [
      { type: 'text', label: 'theme' },
      { type: 'count', label: 'labelled' },
      { type: 'count', label: 'found' },
      { type: 'count', label: 'both' },
      { type: 'percent', label: 'precision' },
      { type: 'percent', label: 'recall' },
      { type: 'percent', label: 'F1' },
    ],
    rows: [
      ...themes.map((theme) => [
        text(theme.theme),
        count(theme.labelled),
        count(theme.found),
        count(theme.both),
        ...shares(theme),
      ]),
      [text('all (micro)'), ...none, ...shares(micro)],
      [text('mean of themes (macro)'), ...none, ...shares(macro)],
    ],
  };
}

const confusionTable = ({ confusion }: GoldResult): Table => ({
  kind: 'table',
  columns: [
    { type: 'text', label: 'labelled' },
    { type: 'text', label: 'found instead' },
    { type: 'count', label: 'comments' },
  ],
  rows: confusion.map(({ labelled, found, count: n }) => [
    text(labelled),
    text(found ?? 'nothing'),
    count(n),
  ]),
});

const missFacts = ({ misses }: GoldResult): Facts => ({
  kind: 'facts',
  items: misses.map(({ kind, theme, line, text: comment }) => ({
    term: `${theme} ${kind === 'missing' ? 'is missed' : 'is too much'}`,
    text: `line ${line}: ${comment}`,
  })),
});

/**
 * A contract: one row for each failed example, theme, mean, confusion and miss, told apart by `list`; what does not
 * belong to a list is null. Shares are unrounded.
 */
export function themesTestRows({ examples, gold }: ThemesTest): FlatTable {
  const shares = ({ precision, recall, f1 }: Agreement) => [precision, recall, f1];
  const none = [null, null, null];
  const texts = Array(6).fill(null);
  return {
    columns: [
      ...['list', 'theme', 'labelled', 'found', 'both', 'precision', 'recall', 'f1'],
      ...['instead', 'count', 'line', 'text', 'missing', 'extra'],
    ],
    rows: [
      ...(examples?.failed ?? []).map(({ number, text: comment, missing, extra }) => [
        ...['example', null, ...none, ...none, null, null],
        ...[number, comment, missing.join(';'), extra.join(';')],
      ]),
      ...(gold?.themes ?? []).map((theme) => [
        ...['theme', theme.theme, theme.labelled, theme.found, theme.both, ...shares(theme), ...texts],
      ]),
      ...(gold === null ? [] : [['micro', null, ...none, ...shares(gold.micro), ...texts]]),
      ...(gold === null ? [] : [['macro', null, ...none, ...shares(gold.macro), ...texts]]),
      ...(gold?.confusion ?? []).map(({ labelled, found, count: n }) => [
        ...['confusion', labelled, ...none, ...none, found, n],
        ...[null, null, null, null],
      ]),
      ...(gold?.misses ?? []).map(({ kind, theme, line, text: comment }) => [
        ...['miss', theme, ...none, ...none, null, null, line, comment],
        ...[kind === 'missing' ? theme : null, kind === 'extra' ? theme : null],
      ]),
    ],
  };
}
