/** asciichart ships no types; this is what is used of it. */
declare module 'asciichart' {
  export interface PlotOptions {
    min: number;
    max: number;
    /** Rows between `min` and `max`. */
    height: number;
    /** Columns before the line; the last of them is the axis. */
    offset: number;
    format: (value: number, row: number) => string;
    symbols: readonly string[];
  }
  /** One text of lines; throws on an empty series, and draws null as 0. */
  export function plot(series: readonly number[], options: PlotOptions): string;
  const asciichart: { plot: typeof plot };
  export default asciichart;
}
