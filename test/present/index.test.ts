import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  CHECK_FORMATS,
  FORMATS,
  type Format,
  type PresentOptions,
  present,
} from '../../src/present/index.ts';
import { mixed } from './check/samples.ts';
import { breakdown, full, report, tally } from './samples.ts';

const OPTIONS: PresentOptions = { width: 80, colour: 0, unicode: true, truncate: false };
const HOSTILE = [
  '\x1b[2J\x1b[H',
  '\x1b]0;pwn\x07',
  '\x1b]8;;http://x.test\x1b\\ok',
  '\x9b2J',
  '\x07\x08',
  'a\rOK',
  '\u202egnp.exe',
  '\u2066\u2069',
  '\x00nul',
  '\x7f',
  '::error file=a,line=1::pwn',
  '\n::warning::x',
  '##vso[task.x]y',
  "##teamcity[buildStatus status='FAILURE']",
  '##[error]x',
  'section_start:1:x\r\x1b[0K',
  '__proto__',
  '=1+1',
];

/** Names of the files that are loaded with a module, before anything is asked of it, and of packages. */
async function loadedWith(module: URL): Promise<string[]> {
  const source = await readFile(module, 'utf8');
  const targets = [...source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)].map(
    ([, target]) => target!,
  );
  const further = targets.map((target) =>
    target.startsWith('.') ? loadedWith(new URL(target, module)) : [target],
  );
  return [module.pathname.split('/').at(-1)!, ...(await Promise.all(further)).flat()];
}

test('the formats', () => {
  expect(FORMATS).toEqual(['table', 'json', 'ndjson', 'csv', 'markdown']);
});

test('a check has some more, which nothing else has', async () => {
  expect(CHECK_FORMATS).toEqual([...FORMATS, 'github', 'junit', 'openmetrics', 'tap']);
  await expect(present('junit', full(), OPTIONS)).rejects.toThrow('nps.report/1 has no format junit');
});

test.each(CHECK_FORMATS)(
  '%s renders a check, ends with a line break, and does so twice the same',
  async (format) => {
    const text = await present(format, mixed(), OPTIONS);
    expect(text).toMatch(/[^\n]\n$/);
    expect(await present(format, mixed(), OPTIONS)).toBe(text);
  },
);

test.each(FORMATS)(
  '%s renders a full report, ends with a line break, and does so twice the same',
  async (format) => {
    const text = await present(format, full(), OPTIONS);
    expect(text).toMatch(/[^\n]\n$/);
    expect(await present(format, full(), OPTIONS)).toBe(text);
  },
);

describe('hostile names', () => {
  const shown = report({
    source: {
      engine: 'memory',
      engineWhy: 'an ordinary export',
      inputs: [
        { path: '::error::\x1b[2J.csv', format: 'plain', container: 'csv', encoding: 'utf-8', rows: 102 },
      ],
      columns: { score: '\x1b]0;x\x07 score' },
    },
    breakdowns: HOSTILE.map((name) =>
      breakdown(
        name,
        HOSTILE.map((key) => [key, tally(5, 2, 1)]),
      ),
    ),
    warnings: HOSTILE.map((message) => ({ code: 'x', message })),
    rejections: [{ input: 'x', column: '\n::error::x', reason: 'scoreNotNumber', count: 1, lines: [2] }],
  });

  test.each(['table', 'json', 'ndjson', 'csv', 'markdown'] satisfies Format[])(
    '%s lets no active byte out',
    async (format) => {
      const text = await present(format, shown, OPTIONS);
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(text).not.toMatch(/^\s*(::[a-z-]+(\s[^:]*)?::|##\[|##vso\[|##teamcity\[|section_start:)/im);
    },
  );
});

test('json loads nothing but itself', async () => {
  const loaded = await loadedWith(new URL('../../src/present/index.ts', import.meta.url));
  expect(loaded).toEqual(['index.ts', 'json.ts', 'views.ts']);
});

describe('parts', () => {
  test('the result and the notes can be had apart', async () => {
    const whole = await present('table', full(), OPTIONS);
    const result = await present('table', full(), { ...OPTIONS, part: 'result' });
    const notes = await present('table', full(), { ...OPTIONS, part: 'notes' });
    expect(`${result}\n${notes}`).toBe(whole);
    expect(result).not.toContain('What was read');
    expect(notes).toMatch(/^What was read\n/);
  });

  test('raw is for csv', async () => {
    const shown = report({ breakdowns: [breakdown('plan', [['=1', tally(1, 0, 0)]])] });
    expect(await present('csv', shown, OPTIONS)).toContain("plan,'=1,");
    expect(await present('csv', shown, { ...OPTIONS, raw: true })).toContain('plan,=1,');
  });
});
