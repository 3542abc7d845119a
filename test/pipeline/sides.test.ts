import { describe, expect, it } from 'vitest';
import { size } from '../../src/aggregate/tally.ts';
import type { Sides } from '../../src/model/compare.ts';
import type { Question } from '../../src/model.ts';
import { SideCollector, sideOfPeriods } from '../../src/pipeline/sides.ts';
import { answerQuestion } from '../../src/pipeline.ts';
import { csv, question, withFiles, worldOf } from './ask.ts';

const CALENDAR = { timeZone: 'UTC', fiscalYearStart: 1 };
const TABLE = csv([
  ['score', 'date', 'plan', 'who', 'joined'],
  ['9', '2025-01-05', 'Pro', 'a@x.test', '13/02/2024'],
  ['3', '2025-02-05', 'Free', 'b@x.test', '01/03/2024'],
  ['8', '2025-02-28', 'Pro', 'a@x.test', '01/04/2024'],
  ['10', '', 'Free', '', ''],
]);

async function gather(asked: Sides, changes: Partial<Question> = {}) {
  const collector = new SideCollector(asked, CALENDAR, 'latest', 0);
  return withFiles({ 'a.csv': TABLE, 'b.csv': TABLE }, async ([a, b]) => {
    const named =
      asked.kind === 'files'
        ? new SideCollector({ ...asked, baseline: [a!], compared: [b!] }, CALENDAR, 'latest', 0)
        : collector;
    const roles = { score: 'score', date: 'date', respondent: 'who' };
    const inputs = asked.kind === 'files' ? [a!, b!] : [a!];
    await answerQuestion(question({ inputs, roles, ...changes }), worldOf(), named);
    const { days } = named;
    return { ...named.finish(sideOfPeriods(['2025-01', '2025-02'], 1)), days };
  });
}

const ns = ({ sides }: Awaited<ReturnType<typeof gather>>) => sides.map(({ overall }) => size(overall.all));

describe('SideCollector', () => {
  it('sorts by file', async () => {
    const found = await gather({ kind: 'files', baseline: [], compared: [], labels: ['a', 'b'] });
    expect(ns(found)).toEqual([3, 3]);
    expect(found.outside).toBe(0);
  });

  it('sorts by period, named or told later; what has no date is on neither side', async () => {
    const named = await gather({ kind: 'periods', keys: ['2025-01', '2025-02'], period: null });
    const later = await gather({ kind: 'periods', keys: null, period: null });
    expect(ns(named)).toEqual([1, 2]);
    expect(ns(later)).toEqual([1, 2]);
    expect([named.outside, later.outside]).toEqual([1, 1]);
    expect([named.days.length, later.days.length]).toEqual([0, 3]);
    expect(later.pairs[9]![8]).toBe(1);
  });

  it('sorts by conditions; the rest is everybody else', async () => {
    const rest = await gather(
      { kind: 'segments', compared: ['plan=Pro'], baseline: null },
      { sides: [[], ['plan=Pro']] },
    );
    expect(ns(rest)).toEqual([2, 1]);
    const dated = await gather(
      { kind: 'segments', compared: ['joined>=01/03/2024'], baseline: ['joined<01/03/2024'] },
      { sides: [['joined<01/03/2024'], ['joined>=01/03/2024']], dateOrder: 'dmy' },
    );
    expect([ns(dated), dated.outside]).toEqual([[1, 2], 1]);
  });

  it('refuses answers on both sides', async () => {
    const overlapping = gather(
      { kind: 'segments', compared: ['score>5'], baseline: ['plan=Pro'] },
      { sides: [['plan=Pro'], ['score>5']] },
    );
    await expect(overlapping).rejects.toMatchObject({
      code: 'sidesOverlap',
      message: expect.stringContaining('2 answers are on both sides'),
    });
  });

  it('leaves out breakdowns that say nothing of sides, and says so', async () => {
    const found = await gather(
      { kind: 'periods', keys: ['2025-01', '2025-02'], period: null },
      { by: ['month', 'plan', 'plan,year'] },
    );
    expect(found.breakdowns.map((by) => by.map(({ name }) => name))).toEqual([['plan']]);
    expect(found.warnings.map(({ code }) => code)).toEqual(['partsByPeriod', 'partsByPeriod']);
  });
});

describe('sideOfPeriods', () => {
  it('takes both ends in, fiscal periods too', () => {
    const side = sideOfPeriods(['FY2025-Q4', '2025-04'], 4);
    const at = (text: string) => side(Date.parse(`${text}Z`));
    expect(at('2024-12-31T23:59:59')).toBe(null);
    expect(at('2025-01-01T00:00:00')).toBe(0);
    expect(at('2025-03-31T23:59:59.999')).toBe(0);
    expect(at('2025-04-30T23:59:59')).toBe(1);
    expect(at('2025-05-01T00:00:00')).toBe(null);
  });
});
