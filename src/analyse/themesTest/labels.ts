/** Labels that people gave comments, as themes of rules. */

import { likeliest } from '../../errors/likeliest.ts';
import type { GoldResult } from '../../model/themesTest.ts';
import type { ThemeRules } from '../../model.ts';

/** Ways to say that a comment has none of the themes. */
const NO_THEME = /^(none|no theme|untagged|other|-+|\(none\))$/i;

/** Reads cells of labels, divided by `;`, `|` or a comma. */
export class Labels {
  readonly #themes: ThemeRules['themes'];
  readonly #known = new Map<string, number>();
  readonly #parents: readonly number[];
  readonly #unknown = new Map<string, { label: string; count: number }>();

  /** A theme is meant by its id or by its label, in any case. */
  constructor({ themes }: ThemeRules) {
    this.#themes = themes;
    themes.forEach(({ label }, i) => {
      if (label !== null) this.#known.set(label.toLowerCase(), i);
    });
    for (const [i, { id }] of themes.entries()) this.#known.set(id, i);
    this.#parents = themes.map(({ parent }) => themes.findIndex(({ id }) => id === parent));
  }

  /** The indexes of the themes in a cell and of those that they are part of; null: the cell is empty. */
  read(cell: string): ReadonlySet<number> | null {
    const whole = cell.trim();
    if (whole === '') return null;
    // The label of a theme may hold a comma itself.
    const parts = this.#known.has(whole.toLowerCase()) ? [whole] : whole.split(/[;|,]/);
    const found = new Set<number>();
    for (const label of parts.map((part) => part.trim()).filter((part) => part !== '')) {
      const theme = this.#known.get(label.toLowerCase());
      if (theme === undefined) this.#miss(label);
      for (let at = theme ?? -1; at >= 0; at = this.#parents[at]!) found.add(at);
    }
    return found;
  }

  /** Labels that are no theme, the most frequent first. */
  unknown(): GoldResult['unknownLabels'] {
    const ids = this.#themes.map(({ id }) => id);
    return [...this.#unknown.values()]
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
      .map(({ label, count }) => ({ label, count, guess: likeliest(label, ids) }));
  }

  #miss(label: string): void {
    if (NO_THEME.test(label)) return;
    const key = label.toLowerCase();
    const known = this.#unknown.get(key);
    if (known === undefined) this.#unknown.set(key, { label, count: 1 });
    else known.count++;
  }
}
