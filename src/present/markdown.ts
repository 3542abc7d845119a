import { measuredText } from './check/measuredText.ts';
import type {
  Block,
  Cell,
  Checklist,
  Code,
  Diverging,
  Document,
  Facts,
  Histogram,
  Journey,
  Section,
  ShareBar,
  Table,
} from './document.ts';
import { escapeMarkdown } from './escape.ts';
import { answersIn, GROUPS, histogramRows, percentOf } from './figures.ts';
import {
  cellText,
  headlineParts,
  legendSign,
  markText,
  points,
  tenths,
  tenthsRange,
  UNICODE,
} from './format.ts';
import { sanitise } from './sanitise.ts';

/** Columns of the longest bar of a distribution. */
const BAR = 30;

/** A Document as GitHub-flavoured Markdown, with a line break at the end; '' for an empty one. */
export function renderMarkdown(document: Document): string {
  const sections = [...document.result, ...document.notes].map(writeSection);
  return sections.map((section) => `${section}\n`).join('\n');
}

function writeSection({ title, blocks }: Section): string {
  const heading = title === null ? [] : [`### ${escapeMarkdown(title)}`];
  return [...heading, ...blocks.map(writeBlock)].filter((block) => block !== '').join('\n\n');
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'headline': {
      const [score, ...rest] = headlineParts(block, UNICODE).map(escapeMarkdown);
      return [`**${score}**`, ...rest].join(' · ');
    }
    case 'shareBar':
      return writeShares(block);
    case 'histogram':
      return writeHistogram(block);
    case 'table':
      return writeTable(block);
    case 'line':
      return block.table === null ? '' : writeTable(block.table);
    case 'diverging':
      return writeDiverging(block);
    case 'journey':
      return writeJourney(block);
    case 'facts':
      return writeFacts(block);
    case 'notes':
      return list(
        block.items.map(
          ({ level, text }) => `${level === 'warning' ? '**Warning:** ' : ''}${escapeMarkdown(text)}`,
        ),
      );
    case 'code':
      return writeCode(block);
    case 'checklist':
      return writeChecklist(block);
    case 'legend':
      return list(
        block.items.map(({ sign, text }) => escapeMarkdown(`${legendSign(sign, UNICODE)} ${text}`)),
      );
  }
}

/** Effects as a table: the bars say no more. */
function writeDiverging({ label, unit, level, rows }: Diverging): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    line([label, unit, ...(level === null ? [] : [`${level}% interval`])]),
    level === null ? '| :--- | ---: |' : '| :--- | ---: | ---: |',
    ...rows.map(({ label: name, value, interval }) =>
      line([name, tenths(value, UNICODE), ...(level === null ? [] : [tenthsRange(interval, UNICODE)])]),
    ),
  ].join('\n');
}

/** The stations in one line: `new +45 (n 24) → established – (n 0) → advocate hidden`. */
function writeJourney({ stations }: Journey): string {
  const { mark } = UNICODE;
  const texts = stations.map(({ label, value, n, marks }) =>
    n === null
      ? `${label} hidden`
      : `${label} ${points(value, UNICODE)} (n ${n}${marks.map((one) => mark[one]).join('')})`,
  );
  return escapeMarkdown(texts.join(' → '));
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Columns of numbers to the right; bars are left out, for the numbers beside them say the same. */
function writeTable({ columns, rows }: Table): string {
  const shown = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ type }) => type !== 'shares');
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(shown.map(({ label }) => escapeMarkdown(label))),
    line(shown.map(({ type }) => (type === 'text' ? ':---' : '---:'))),
    ...rows.map((row) => line(shown.map(({ index }) => writeCell(row[index]!)))),
  ].join('\n');
}

/** One item for each term; what continues a term follows in the same item. */
function writeFacts({ items }: Facts): string {
  const terms = items.filter(({ term }, index) => term !== items[index - 1]?.term).map(({ term }) => term);
  const texts = (wanted: string): string[] =>
    items.filter(({ term }) => term === wanted).map(({ text }) => text);
  return list(terms.map((term) => `${escapeMarkdown(term)}: ${texts(term).map(escapeMarkdown).join('; ')}`));
}

/** One line of text for the three groups. */
const writeShares = ({ shares, weighted }: ShareBar): string =>
  GROUPS.map((group) => {
    const percent = percentOf(shares[group], answersIn(shares));
    return weighted ? `${group} ${percent}` : `${shares[group]} ${group} (${percent})`;
  }).join(' · ');

/** Bars in a code block, where every character is as wide as the next. */
function writeHistogram({ counts }: Histogram): string {
  const lines = histogramRows(counts, BAR).map(({ text, group, length }) =>
    `${text}  ${UNICODE.bar[group].repeat(length)}`.trimEnd(),
  );
  return ['```text', ...lines, '```'].join('\n');
}

/** Rules as a table, the sign of what became of each first. */
function writeChecklist({ items }: Checklist): string {
  const rows = items.map((item) => {
    const remark = item.remark === null ? '' : `; ${item.remark}`;
    const cells = [UNICODE.outcome[item.outcome], item.rule, `${measuredText(item, UNICODE)}${remark}`];
    return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  });
  return ['|  | rule | measured |', '| :---: | :--- | :--- |', ...rows].join('\n');
}

/** Between fences longer than any row of backticks in it, so that no line can end it. */
function writeCode({ language, lines }: Code): string {
  const text = lines.map(sanitise);
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text, fence].join('\n');
}

const writeCell = (cell: Cell): string =>
  escapeMarkdown(`${cellText(cell, UNICODE)}${markText(cell, UNICODE)}`);
