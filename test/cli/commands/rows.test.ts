import { describe, expect, it } from 'vitest';
import { play } from '../inProcess.ts';

const table = 'x;y\n=1+1;"a\n""b"""\n2\n';

describe('nps rows', () => {
  it('prints the table as an array of arrays of texts, header first', async () => {
    const { stdout, exitCode } = await play(['rows', '--format', 'json'], { stdin: table });
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, [['x', 'y'], ['=1+1', 'a\n"b"'], ['2']]]);
  });

  it('is JSON unless it is told otherwise', async () => {
    const [bare, json] = await Promise.all([
      play(['rows'], { stdin: table }),
      play(['rows', '--json'], { stdin: table }),
    ]);
    expect(bare.stdout).toBe(json.stdout);
  });

  it('prints it as CSV, raw where that is asked', async () => {
    const csv = async (...args: string[]) =>
      (await play(['rows', '--format', 'csv', ...args], { stdin: table })).stdout;
    expect(await csv()).toContain("'=1+1");
    expect(await csv('--raw')).toMatch(/^x,y\n=1\+1,"a\n""b"""\n2/);
  });
});
