import { describe, expect, it } from 'vitest';
import { play } from '../inProcess.ts';

describe('nps inspect', () => {
  it('says what a file holds, as JSON and for people', async () => {
    const json = await play(['inspect', 'fixtures/qualtrics.csv', '--json']);
    expect(json.exitCode).toBe(0);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 'nps.inspect/1',
      format: 'qualtrics',
      headerRows: 3,
    });
    const table = await play(['inspect', 'fixtures/qualtrics.csv']);
    expect([table.exitCode, table.stdout]).toEqual([0, expect.stringContaining('Columns')]);
  });

  it('is done even where no column is the score, and says so', async () => {
    const { stdout, exitCode } = await play(['inspect', 'fixtures/likert-1-to-5.csv', '--json']);
    expect([exitCode, JSON.parse(stdout).problem.code]).toEqual([0, 'noScore']);
  });

  it('obeys the options about columns', async () => {
    const { stdout } = await play(['inspect', 'fixtures/two-nps-questions.csv', '--score', '#3', '--json']);
    const { columns } = JSON.parse(stdout);
    expect(columns.map(({ role }: { role: string }) => role === 'score')).toEqual(
      columns.map((_: unknown, i: number) => i === 2),
    );
  });

  it('reads standard input', async () => {
    const { stdout } = await play(['inspect', '--json'], { stdin: 'nps;x\n9;1\n' });
    expect(JSON.parse(stdout)).toMatchObject({ path: 'stdin', delimiter: ';', rows: 1 });
  });

  it('has no format that it could not fill', async () => {
    expect((await play(['inspect', 'fixtures/plain.csv', '--format', 'ndjson'])).exitCode).toBe(2);
  });
});
