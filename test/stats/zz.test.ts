import { test } from 'vitest';
import { suppress } from '../../src/stats/suppress.ts';

test('p', () => {
  for (const [R, C, M] of [
    [100, 100, 23],
    [100, 100, 400],
    [1000, 12, 23],
    [5000, 12, 23],
    [5000, 12, 300],
    [300, 300, 60],
  ] as const) {
    let s = 1;
    const r = () => (s = (s * 1664525 + 1013904223) >>> 0) / 2 ** 32;
    const cells = [];
    for (let i = 0; i < R; i++)
      for (let j = 0; j < C; j++) cells.push({ keys: ['r' + i, 'c' + j], n: 1 + Math.floor(r() * M) });
    const sum = (p: number) => {
      const m = new Map<string, number>();
      for (const c of cells) m.set(c.keys[p]!, (m.get(c.keys[p]!) ?? 0) + c.n);
      return [...m].map(([k, n]) => ({ keys: [k], n }));
    };
    const t = performance.now();
    const h = suppress(
      [
        { by: ['r'], groups: sum(0) },
        { by: ['c'], groups: sum(1) },
        { by: ['r', 'c'], groups: cells },
      ],
      5,
    );
    console.log(
      R,
      C,
      M,
      (performance.now() - t).toFixed(0) + 'ms',
      h[2]!.filter(Boolean).length / cells.length,
    );
  }
}, 600000);
