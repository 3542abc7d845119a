import { describe, expect, it } from 'vitest';
import { scanWhole } from '../../src/pipeline/whole.ts';
import { tableOf } from './ask.ts';

describe('scanWhole', () => {
  const good = tableOf('good', [['x'], ['1'], ['2']]);
  const begin = (shown: string[][]) => () => {
    const rows: string[] = [];
    shown.push(rows);
    return ([cell]: readonly string[]) => void rows.push(cell!);
  };

  it('reads once where the file is what it seemed to be', async () => {
    const shown: string[][] = [];
    const { table, scan } = await scanWhole(good, begin(shown));
    expect([table, scan.rows, shown]).toEqual([good, 2, [['1', '2']]]);
  });

  it('reads again for as long as the file turns out to be something else', async () => {
    const better = tableOf('better', [['x'], ['b']], { revised: good });
    const bad = tableOf('bad', [['x'], ['a']], { revised: better });
    const shown: string[][] = [];
    const { table, scan } = await scanWhole(bad, begin(shown));
    expect([table, scan.revised, shown]).toEqual([good, null, [['a'], ['b'], ['1', '2']]]);
  });
});
