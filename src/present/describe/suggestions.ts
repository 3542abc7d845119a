import type { KeyTerm, Suggestions, UntaggedTerm } from '../../model/suggestions.ts';
import { roundRatio, roundTo } from '../../stats/round.ts';
import type { Block, Cell, Column, Document, Facts, Notes, Section, Table } from '../document.ts';
import type { FlatTable } from '../rows.ts';
import { provenance } from './provenance.ts';
import { rulesToPaste } from './suggestions/yaml.ts';
import { plural } from './words.ts';

const text = (value: string | null): Cell => ({ type: 'text', value });
const count = (value: number): Cell => ({ type: 'count', value });
/** The phrases that a word mostly stands in. */
const asIn = ({ phrases }: { phrases: readonly string[] }): Cell =>
  text(phrases.length === 0 ? '–' : phrases.join(', '));
const remark = (...texts: string[]): Notes => ({
  kind: 'notes',
  items: texts.map((one) => ({ level: 'info', text: one })),
});

/** Suggestions for people: what untagged comments say, what tells the groups apart, almost keywords, rules to paste. */
export function describeSuggestions(suggestions: Suggestions): Document {
  const rules = rulesToPaste(suggestions);
  const sections: (Section | null)[] = [
    { title: null, blocks: [coverage(suggestions)] },
    untagged(suggestions),
    ...keyness(suggestions),
    nearMisses(suggestions),
    quotes(suggestions.untagged),
    rules && { title: 'To paste under themes:', blocks: [rules] },
  ];
  return { result: sections.filter((section) => section !== null), notes: provenance(suggestions) };
}

function coverage({ coverage: found, source, untagged: { length } }: Suggestions): Facts {
  const { comments, tagged, gain } = found;
  const percent = (n: number) => (comments === 0 ? '' : ` (${roundRatio(100 * n, comments, 0)}%)`);
  const says = `${plural(comments, 'comment')} ${comments === 1 ? 'says' : 'say'} something`;
  const now = source.themes === undefined ? 'no rules' : `${tagged} with a theme${percent(tagged)}`;
  const items = [{ term: 'comments', text: `${says}; ${now}` }];
  if (length > 0)
    items.push({
      term: 'suggested',
      text: `${plural(length, 'term')}, which together would tag ${gain} more: ${roundRatio(100 * (tagged + gain), comments, 0)}%`,
    });
  return { kind: 'facts', items };
}

function untagged({ untagged: terms, source }: Suggestions): Section {
  const title = source.themes === undefined ? 'What comments say' : 'What comments without a theme say';
  if (terms.length === 0)
    return { title, blocks: [remark('No word or phrase is in the comments of three people.')] };
  const repeats = terms.some(({ comments, voices }) => comments !== voices);
  const columns: Column[] = [
    { type: 'text', label: 'term' },
    { type: 'text', label: 'as in' },
    { type: 'count', label: 'comments', short: 'comm.' },
    ...(repeats ? [{ type: 'count' as const, label: 'people' }] : []),
    { type: 'count', label: 'detractors', short: 'detr.' },
    { type: 'count', label: 'passives', short: 'pass.' },
    { type: 'count', label: 'promoters', short: 'prom.' },
  ];
  const rows = terms.map((one) => [
    text(one.term),
    asIn(one),
    count(one.comments),
    ...(repeats ? [count(one.voices)] : []),
    count(one.detractors),
    count(one.passives),
    count(one.promoters),
  ]);
  return { title, blocks: [{ kind: 'table', columns, rows }] };
}

function keyness({ keyness: found, source }: Suggestions): Section[] {
  const { detractors, promoters, tooFew, terms } = found;
  const title = 'What tells detractors from promoters';
  const many = `${plural(detractors, 'detractor')} and ${plural(promoters, 'promoter')} with a comment`;
  if (tooFew) return [{ title, blocks: [remark(`${many}: too few to tell; from 200 on there is a list.`)] }];
  if (terms.length === 0) return [{ title, blocks: [remark(`${many}: no term is used more by either.`)] }];
  const sides = [
    { name: 'Detractors say', those: terms.filter(({ z }) => z > 0) },
    { name: 'Promoters say', those: terms.filter(({ z }) => z < 0) },
  ].filter(({ those }) => those.length > 0);
  return sides.map(({ name, those }, i): Section => {
    const blocks: Block[] = [contrast(those, source.themes !== undefined)];
    if (i === sides.length - 1)
      blocks.push(remark(...keynessRemarks(many, terms, source.themes !== undefined)));
    return { title: name, blocks };
  });
}

function keynessRemarks(many: string, terms: readonly KeyTerm[], hasRules: boolean): string[] {
  const weak = terms.some(({ remarkable }) => !remarkable) ? '; below 3.3 it may be chance' : '';
  return [
    `Shares of ${many}. z: how sure the difference is${weak}.`,
    ...(hasRules && terms.some(({ themes }) => themes.length === 0)
      ? ['(none): no rule covers the term.']
      : []),
  ];
}

function contrast(terms: readonly KeyTerm[], hasRules: boolean): Table {
  const percent = (share: number): Cell => ({ type: 'percent', value: roundTo(100 * share, 1) });
  return {
    kind: 'table',
    columns: [
      { type: 'text', label: 'term' },
      { type: 'text', label: 'as in' },
      { type: 'percent', label: 'detractors', short: 'detr.' },
      { type: 'percent', label: 'promoters', short: 'prom.' },
      { type: 'tenths', label: 'z' },
      ...(hasRules ? [{ type: 'text' as const, label: 'theme' }] : []),
    ],
    rows: terms.map(({ term, phrases, detractorShare, promoterShare, z, themes }) => [
      text(term),
      asIn({ phrases }),
      percent(detractorShare),
      percent(promoterShare),
      { type: 'tenths', value: roundTo(z, 1) },
      ...(hasRules ? [text(themes.length === 0 ? null : themes.join(', '))] : []),
    ]),
  };
}

function nearMisses({ nearMisses: misses }: Suggestions): Section | null {
  if (misses.length === 0) return null;
  return {
    title: 'Almost keywords',
    blocks: [
      {
        kind: 'table',
        columns: [
          { type: 'text', label: 'word' },
          { type: 'count', label: 'comments', short: 'comm.' },
          { type: 'count', label: 'untagged', short: 'untag.' },
          { type: 'text', label: 'keyword' },
          { type: 'text', label: 'theme' },
        ],
        rows: misses.map(({ word, comments, untagged: free, keyword, theme }) => [
          text(word),
          count(comments),
          count(free),
          text(keyword),
          text(theme),
        ]),
      },
    ],
  };
}

function quotes(terms: readonly UntaggedTerm[]): Section | null {
  const items = terms.flatMap(({ term, quotes: quoted = [] }) =>
    quoted.map((quote) => ({ term, text: `${quote.score}: ${quote.text}` })),
  );
  return items.length === 0 ? null : { title: 'In their words', blocks: [{ kind: 'facts', items }] };
}

/** First all comments, then one row for each term of each list, a contract: what a list does not tell is null. Shares are unrounded. */
export function suggestionRows(suggestions: Suggestions): FlatTable {
  const { coverage: all, untagged: terms, keyness, nearMisses: misses } = suggestions;
  return {
    columns: [
      ...['list', 'term', 'comments', 'voices', 'detractors', 'passives', 'promoters'],
      ...['detractorShare', 'promoterShare', 'z', 'untagged', 'keyword', 'theme'],
    ],
    rows: [
      ['coverage', null, all.comments, null, null, null, null, null, null, null, all.untagged, null, null],
      ...terms.map(({ term, comments, voices, detractors, passives, promoters }) => [
        ...['untagged', term, comments, voices, detractors, passives, promoters],
        ...[null, null, null, comments, null, null],
      ]),
      ...keyness.terms.map(({ term, detractors, promoters, detractorShare, promoterShare, z, themes }) => [
        ...['keyness', term, null, null, detractors, null, promoters],
        ...[detractorShare, promoterShare, z, null, null, themes.length === 0 ? null : themes.join(';')],
      ]),
      ...misses.map(({ word, comments, untagged: free, keyword, theme }) => [
        ...['nearMiss', word, comments, null, null, null, null],
        ...[null, null, null, free, keyword, theme],
      ]),
    ],
  };
}
