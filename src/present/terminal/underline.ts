import type { LineChart, Point } from '../document.ts';
import { count, points as signed } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import { INDENT, type Page } from './page.ts';
import type { Frame } from './plot.ts';
import { widthOf, wrap } from './width.ts';

interface Label {
  index: number;
  start: number;
  text: string;
  width: number;
}

/** The horizontal axis and as many periods as fit below it; the first and the last always come first. */
export function periodLines(frame: Frame, { glyphs, inks }: Page): string[] {
  const { points, slot, axis } = frame;
  const [, , corner, level, labelled] = glyphs.axis;
  const placed = place(
    frame,
    points.map((point) => `${sanitise(point.label)}${sign('partial', point, glyphs)}`),
  );
  const ticks = Array<string>(points.length * slot).fill(level);
  for (const { index } of placed) ticks[index * slot] = labelled;
  let below = '';
  for (const { start, text } of placed) below += `${' '.repeat(start - widthOf(below))}${text}`;
  return [inks.faint(`${corner.padStart(axis)}${ticks.join('')}`), `${' '.repeat(axis)}${below}`];
}

function place({ points, slot }: Frame, texts: readonly string[]): Label[] {
  const end = points.length * slot;
  const labels = texts.map((text, index): Label => {
    const width = widthOf(text);
    return { index, width, text, start: Math.max(0, Math.min(index * slot, end - width)) };
  });
  const stride = Math.ceil((Math.max(...labels.map(({ width }) => width)) + 2) / slot);
  const regular = labels.filter(({ index }) => index % stride === 0);
  const placed: Label[] = [];
  for (const label of [...labels.slice(0, 1), ...labels.slice(-1), ...regular]) {
    const free = placed.every(
      (other) => label.start + label.width < other.start || other.start + other.width < label.start,
    );
    if (free) placed.push(label);
  }
  return placed.sort((a, b) => a.start - b.start);
}

/** Score and n below each period; nothing where they do not fit. */
export function numberLines(label: string, { points, slot, axis }: Frame, { glyphs, inks }: Page): string[] {
  const scores = points.map(({ value, n }) => (n === null ? 'hidden' : signed(value, glyphs)));
  const counts = points.map((point) => `${count(point.n, glyphs)}${sign('small', point, glyphs)}`);
  if ([...scores, ...counts].some((text) => text.length >= slot)) return [];
  const line = (name: string, texts: readonly string[]): string =>
    `${inks.faint(name.padEnd(axis))}${texts.map((text) => text.padEnd(slot)).join('')}`;
  return [line(label, scores), line('n', counts)];
}

/** What the drawing leaves unsaid. */
export function remarkLines(
  chart: LineChart,
  { points }: Frame,
  numbersNearby: boolean,
  page: Page,
): string[] {
  const { glyphs, inks } = page;
  const said: string[] = [];
  if (points.length < chart.points.length) {
    said.push(`The last ${points.length} of ${chart.points.length} ${chart.period}s are drawn.`);
  }
  if (!numbersNearby) said.push(extremes(points, (value) => signed(value, glyphs)));
  const gaps = [
    ...(points.some(({ n }) => n === 0) ? ['have no answers'] : []),
    ...(points.some(({ n }) => n === null) ? ['are hidden'] : []),
  ];
  if (gaps.length > 0) said.push(`Gaps are ${chart.period}s that ${gaps.join(' or ')}.`);
  return said.length === 0 ? [] : wrap(said.join(' '), page.width - INDENT).map(inks.faint);
}

function extremes(points: readonly Point[], show: (value: number | null) => string): string {
  const scored = points.filter(({ value }) => value !== null);
  const at = (point: Point | undefined): string =>
    `${show(point?.value ?? null)} (${sanitise(point?.label ?? '')})`;
  const ascending = scored.toSorted((a, b) => a.value! - b.value!);
  return `Lowest ${at(ascending[0])}, highest ${at(ascending.at(-1))}, latest ${at(scored.at(-1))}.`;
}

const sign = (mark: 'small' | 'partial', { marks }: Point, { mark: signs }: Page['glyphs']): string =>
  marks.includes(mark) ? signs[mark] : '';
