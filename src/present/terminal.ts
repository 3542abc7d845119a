import type { Block, Document, Section } from './document.ts';
import { ASCII, UNICODE } from './format.ts';
import { sanitise } from './sanitise.ts';
import { drawHistogram, drawShareBar } from './terminal/bars.ts';
import { drawChecklist } from './terminal/checklist.ts';
import { drawDiverging } from './terminal/diverging.ts';
import { drawJourney } from './terminal/journey.ts';
import { drawLine } from './terminal/line.ts';
import { INDENT, inksOf, type Page } from './terminal/page.ts';
import { drawFacts, drawHeadline, drawLegend, drawNotes } from './terminal/prose.ts';
import { drawTable } from './terminal/table.ts';

/** What is known of the terminal, or of the file that takes its place. */
export interface TerminalOptions {
  /** Columns. Prose, charts and bars keep to it; a table does where names can give way. */
  width: number;
  /** chalk's level: 0 none. */
  colour: 0 | 1 | 2 | 3;
  /** false: nothing but ASCII, besides what the data hold. */
  unicode: boolean;
  /** Cut long names; otherwise they wrap. */
  truncate: boolean;
}

/** A Document as text for a terminal or a log, with a line break at the end; '' for an empty one. */
export function renderTerminal(document: Document, options: TerminalOptions): string {
  const { width, colour, unicode, truncate } = options;
  const page: Page = { width, truncate, glyphs: unicode ? UNICODE : ASCII, inks: inksOf(colour) };
  const sections = [...document.result, ...document.notes].map((section) => drawSection(section, page));
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line.trimEnd()}\n`).join(''))
    .join('\n');
}

function drawSection({ title, blocks }: Section, page: Page): string[] {
  const heading = title === null ? [] : [page.inks.title(sanitise(title))];
  const margin = title === null ? '' : ' '.repeat(INDENT);
  const body = blocks.flatMap((block, index) => {
    const lines = drawBlock(block, page).map((line) => `${margin}${line}`);
    return index === 0 ? lines : ['', ...lines];
  });
  return [...heading, ...body];
}

function drawBlock(block: Block, page: Page): string[] {
  switch (block.kind) {
    case 'headline':
      return drawHeadline(block, page);
    case 'shareBar':
      return drawShareBar(block, page);
    case 'histogram':
      return drawHistogram(block, page);
    case 'table':
      return drawTable(block, page);
    case 'line':
      return drawLine(block, page);
    case 'diverging':
      return drawDiverging(block, page);
    case 'journey':
      return drawJourney(block, page);
    case 'facts':
      return drawFacts(block, page);
    case 'notes':
      return drawNotes(block, page);
    case 'code':
      return block.lines.map(sanitise);
    case 'checklist':
      return drawChecklist(block, page);
    case 'legend':
      return drawLegend(block, page);
  }
}
