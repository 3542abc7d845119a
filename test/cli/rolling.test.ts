import { describe, expect, it } from 'vitest';
import { rollingSpan } from '../../src/cli/rolling.ts';
import { fails, ok, warns } from './harness.ts';

describe('--rolling', () => {
  it('is a length, or nothing', () => {
    expect(rollingSpan({})).toBeNull();
    expect(rollingSpan({ rolling: '90D' })).toEqual({ count: 90, unit: 'day' });
    expect(() => rollingSpan({ rolling: '0d' })).toThrow("--rolling '0d'");
  });

  it('adds a line to the report, and points to its JSON', async () => {
    const args = ['report', 'fixtures/plain.csv', '--rolling', '90d'];
    const { stdout } = await warns(args);
    expect(stdout).toContain('\nNPS of the last 90 days, by month\n');
    const { rolling, trend } = JSON.parse(await ok([...args, '--json', '-q']));
    expect(rolling.window).toBe('90d');
    expect(rolling.points).toHaveLength(trend.groups.length);
    expect(rolling.points[0]).toMatchObject({ partial: true, nps: trend.groups[0].nps });
    const csv = await ok([...args, '--format', 'csv', '-q']);
    expect(csv.trimEnd().split('\n')).toHaveLength(2);
  });

  it('refuses what is no length, and data without dates', async () => {
    expect(await fails(['report', 'fixtures/plain.csv', '--rolling', 'soon'], 2)).toContain(
      "--rolling 'soon': not understood",
    );
    expect(await fails(['report', '--rolling', '90d', '--score', 'nps'], 2, { stdin: 'nps\n9\n' })).toContain(
      '--rolling: the data are not dated',
    );
  });
});
