import { describe, expect, it, test } from 'vitest';
import { readBaseline } from '../../src/config/baseline.ts';
import { withFiles } from '../pipeline/ask.ts';
import { breakdown, report, tally } from '../present/samples.ts';

const WHOLE = {
  schema: 'nps.baseline/1',
  metric: 'nps',
  where: ['plan=Pro'],
  dedupe: 'none',
  segments: [{ segment: [], tally: tally(3, 2, 1) }],
};
const read = (content: unknown) =>
  withFiles(
    { 'b.json': typeof content === 'string' ? content : JSON.stringify(content, null, 2) },
    ([path]) => readBaseline(path!, 'b.json'),
  );

it('reads what was written', async () => {
  const { schema, metric, ...rest } = WHOLE;
  expect(await read(WHOLE)).toEqual({ path: 'b.json', ...rest });
});

it('reads a report, its groups as segments', async () => {
  const given = report({
    breakdowns: [
      breakdown('plan', [
        ['Pro', tally(3, 2, 1)],
        [null, tally(1, 0, 0)],
        ['x', null],
      ]),
    ],
  });
  const { where, dedupe, segments } = await read(given);
  expect([where, dedupe]).toEqual([null, null]);
  expect(segments.map(({ segment }) => segment)).toEqual([[], ['plan=Pro'], ['plan=(none)']]);
  expect(segments[0]!.tally).toEqual(given.overall.distribution);
  expect(segments[1]!.tally).toEqual([1, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0]);
});

describe('refuses', () => {
  test.each([
    ['nothing', '', 'b.json: is neither a baseline nor a report'],
    ['something else', { schema: 'nps.check/1' }, 'b.json: is neither'],
    ['a list', [1], 'b.json: is neither'],
    ['what is cut off', '{"schema": "nps.baseline/1", "wh', 'b.json:1:'],
    ['a key that there is not', { ...WHOLE, x: 1 }, 'there is no such key: x'],
    [
      'too few scores',
      { ...WHOLE, segments: [{ segment: [], tally: [1] }] },
      'segments.0.tally: not understood',
    ],
    ['no counts', { ...WHOLE, segments: [{ segment: [], tally: tally(-1, 0, 0) }] }, 'segments.0.tally.10'],
    [
      'half answers',
      { ...WHOLE, segments: [{ segment: [], tally: tally(0.5, 0, 0) }] },
      'segments.0.tally.10',
    ],
    ['no segment', { ...WHOLE, segments: [] }, 'segments'],
    ['a report by weight', report({ weight: { by: 'w' } }), 'is weighted, and a check counts every answer'],
    ['a report without its distribution', { ...report(), overall: {} }, 'overall.distribution'],
  ])('%s', async (_, content, message) => {
    const error = await read(content).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'badBaseline', exitCode: 2 });
    expect(error.message).toContain(message);
  });

  it('a file that is not there', async () => {
    await expect(readBaseline('/none/b.json', 'b.json')).rejects.toMatchObject({
      code: 'badBaseline',
      message: '--baseline: b.json: no such file',
    });
  });
});
