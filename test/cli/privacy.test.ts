/** What is said of cells that may be somebody's own words, and what `--redact` takes out. */
import { describe, expect, it } from 'vitest';
import { play } from './inProcess.ts';

const PERSONAL = ['jane@example.com', '020 7946 0958', '4111 1111 1111 1111', '10.1.2.3'];
const LABELS = ['[e-mail]', '[phone]', '[card]', '[ip]'];
const comments = `score,comment\n${PERSONAL.map((text, i) => `${i},ask ${text} again\n`).join('')}`;

/** One comment in the column of scores. */
const slipped = `score,plan\n${'9,Pro\n'.repeat(20)}"Jane (jane@example.com) was rude",Pro\n`;

/** All that a run prints, and its exit code. */
async function told(args: readonly string[], stdin: string, env: Record<string, string> = {}) {
  const { stdout, stderr, exitCode } = await play(args, { stdin, env });
  return { text: stdout + stderr, stdout, exitCode };
}

describe('cells that could not be used', () => {
  const commands = ['report', 'inspect'].flatMap((command) =>
    ['table', 'json', 'csv', 'markdown'].map((format) => [command, '--format', format]),
  );

  it.each([...commands, ['report', '--strict']].map((args) => [args.join(' '), args] as const))(
    'are named by line and column: %s',
    async (_, args) => {
      const { text } = await told(args, slipped);
      expect(text).not.toMatch(/Jane|rude/i);
      expect(text).not.toContain('internal error');
    },
  );

  it('stand in an answer to --verbose', async () => {
    for (const args of [['report'], ['report', '--strict'], ['inspect'], ['inspect', '--json']])
      expect((await told([...args, '--verbose'], slipped)).text).toMatch(/was\s+rude/);
    const { rejections } = JSON.parse((await told(['report', '--json', '--verbose'], slipped)).stdout);
    expect(rejections).toMatchObject([{ lines: [22], cells: ['Jane (jane@example.com) was rude'] }]);
  });

  it('are redacted even then', async () => {
    for (const args of [['report'], ['report', '--strict'], ['inspect'], ['inspect', '--json']]) {
      const { text } = await told([...args, '--verbose', '--redact'], slipped);
      expect(text).toMatch(/Jane\s+\(\[e-mail\]\)\s+was\s+rude/);
      expect(text).not.toContain('jane@');
    }
  });
});

describe('--redact', () => {
  it.each(['json', 'csv'])('takes personal data out of rows as %s', async (format) => {
    const { text, exitCode } = await told(['rows', '--format', format, '--redact'], comments);
    for (const [i, personal] of PERSONAL.entries()) {
      expect(text).toContain(`ask ${LABELS[i]} again`);
      expect(text).not.toContain(personal);
    }
    expect(exitCode).toBe(0);
    expect((await told(['rows', '--format', format], comments)).text).toContain(PERSONAL[0]);
  });

  it('takes it out of the names of groups', async () => {
    const data = 'score,mail\n9,jane@example.com\n';
    const { text } = await told(['report', '--by', 'mail', '--redact'], data);
    expect(text).toContain('[e-mail]');
    expect(text).not.toContain('jane@');
  });

  it('takes it out of messages, where data stand in the place of the header', async () => {
    const headless = 'jane@example.com,true\nbob@example.com,false\n';
    const { text, exitCode } = await told(['report', '--redact'], headless);
    expect([exitCode, text]).toEqual([2, expect.stringContaining('[e-mail]')]);
    expect(text).not.toContain('jane@');
  });

  it('can be asked for by a variable', async () => {
    const { text } = await told(['rows'], comments, { NPS_REDACT: '1' });
    expect(text).toContain(LABELS[0]);
  });
});
