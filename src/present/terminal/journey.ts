import type { Journey, Point } from '../document.ts';
import { count, points as signed } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import { INDENT, type Ink, type Page } from './page.ts';
import { scaleOf } from './scale.ts';
import { cut, widthOf } from './width.ts';

const ROWS_PER_STEP = 2;
const LONGEST_NAME = 20;
const WIDEST_SLOT = 16;
/** Between the names of two stations. */
const GAP = 2;
/** Between a score and the next station: a blank, a bend, a dash, a blank. */
const BEND = 4;

/** A station and the columns it takes. */
interface Stop {
  station: Point;
  name: string;
  /** Its score at its place on the way; `''` where there is none. */
  score: string;
  /** On how many answers it rests. */
  caption: string;
  /** Columns up to the next one. */
  slot: number;
  start: number;
}

/**
 * The way through the stations: each at the height of its score, joined to the next where both have one,
 * below them their names and numbers of answers. Where they do not fit into one line they go on in another.
 */
export function drawJourney({ stations }: Journey, page: Page): string[] {
  const room = page.width - INDENT;
  const values = stations.flatMap(({ value }) => (value === null ? [] : [value]));
  const perRow = values.length === 0 ? 1 : scaleOf(values).step / ROWS_PER_STEP;
  const stops = stations.map((station) => stopAt(station, page));
  return bandsOf(stops, room).flatMap((band, index) => [
    ...(index === 0 ? [] : ['']),
    ...drawBand(spread(band, room), perRow, page),
  ]);
}

function stopAt(station: Point, { glyphs, truncate }: Page): Stop {
  const { label, value, n, marks } = station;
  const plain = sanitise(label);
  const name = truncate ? cut(plain, LONGEST_NAME, glyphs.ellipsis) : plain;
  const score = value === null ? '' : `${glyphs.node} ${signed(value, glyphs)}`;
  const caption =
    n === null ? 'hidden' : `n ${count(n, glyphs)}${marks.map((mark) => glyphs.mark[mark]).join('')}`;
  const slot = Math.max(widthOf(name) + GAP, caption.length + GAP, score.length + BEND);
  return { station, name, score, caption, slot, start: 0 };
}

/** As many stations in each line as fit, at least one. */
function bandsOf(stops: readonly Stop[], room: number): Stop[][] {
  const bands: Stop[][] = [];
  let used = 0;
  for (const stop of stops) {
    const band = bands.at(-1);
    if (band !== undefined && used + stop.slot - GAP <= room) band.push(stop);
    else {
      bands.push([stop]);
      used = 0;
    }
    used += stop.slot;
  }
  return bands;
}

/** Shares out the room that is left, so that stations are about as far from each other. */
function spread(band: readonly Stop[], room: number): Stop[] {
  const slots = band.map(({ slot }) => slot);
  let free = room + GAP - slots.reduce((sum, slot) => sum + slot, 0);
  while (free > 0) {
    const narrowest = Math.min(...slots);
    if (narrowest >= WIDEST_SLOT) break;
    slots[slots.indexOf(narrowest)]! += 1;
    free -= 1;
  }
  let start = 0;
  return band.map((stop, index) => {
    const placed = { ...stop, slot: slots[index]!, start };
    start += placed.slot;
    return placed;
  });
}

function drawBand(band: readonly Stop[], perRow: number, page: Page): string[] {
  const { glyphs, inks } = page;
  const [, , , level, labelled] = glyphs.axis;
  const last = band.at(-1)!;
  const end = last.start + Math.max(widthOf(last.name), last.caption.length);
  const rule = Array<string>(end).fill(level);
  for (const { start } of band) rule[start] = labelled;
  const line = (textOf: (stop: Stop) => string): string =>
    band
      .map((stop) => textOf(stop) + ' '.repeat(stop.slot - widthOf(textOf(stop))))
      .join('')
      .trimEnd();
  return [
    ...drawWay(band, perRow, page),
    inks.faint(rule.join('')),
    line(({ name }) => name),
    inks.faint(line(({ caption }) => caption)),
  ];
}

/** Cells of the drawing: a character and what it is written in. */
type Canvas = { char: string; ink: Ink }[][];

function drawWay(band: readonly Stop[], perRow: number, { glyphs, inks }: Page): string[] {
  const values = band.flatMap(({ station }) => (station.value === null ? [] : [station.value]));
  if (values.length === 0) return [];
  const top = Math.max(...values);
  const rowOf = (value: number): number => Math.round((top - value) / perRow);
  const width = band.reduce((sum, { slot }) => sum + slot, 0);
  const canvas: Canvas = Array.from({ length: rowOf(Math.min(...values)) + 1 }, () =>
    Array.from({ length: width }, () => ({ char: ' ', ink: inks.line })),
  );
  const put = (row: number, column: number, text: string, ink: Ink = inks.line): void => {
    [...text].forEach((char, index) => {
      canvas[row]![column + index] = { char, ink };
    });
  };
  const [, , , , level, upRight, downRight, downLeft, upLeft, upright] = glyphs.line as string[];
  band.forEach(({ station, score, start, slot }, index) => {
    if (station.value === null) return;
    const row = rowOf(station.value);
    put(row, start, score, inks.strong);
    const next = band[index + 1]?.station.value ?? null;
    if (next === null) return;
    const from = start + score.length + 1;
    const bend = start + slot - BEND + 1;
    const nextRow = rowOf(next);
    put(row, from, level!.repeat(bend - from));
    if (nextRow === row) {
      put(row, bend, level!.repeat(2));
      return;
    }
    const isFall = nextRow > row;
    put(row, bend, isFall ? downLeft! : upLeft!);
    for (let between = Math.min(row, nextRow) + 1; between < Math.max(row, nextRow); between++)
      put(between, bend, upright!);
    put(nextRow, bend, `${isFall ? upRight! : downRight!}${level!}`);
  });
  return canvas.map(inked);
}

/** A line of the canvas as text, each run of one ink inked at once. */
function inked(cells: Canvas[number]): string {
  const end = cells.findLastIndex(({ char }) => char !== ' ') + 1;
  let text = '';
  let run = '';
  cells.slice(0, end).forEach(({ char, ink }, index) => {
    run += char;
    if (cells[index + 1]?.ink === ink && index + 1 < end) return;
    text += run.trim() === '' ? run : ink(run);
    run = '';
  });
  return text;
}
