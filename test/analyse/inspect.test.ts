import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/analyse/inspect.ts';
import type { Inspection } from '../../src/model.ts';
import { csv, question, withFiles, worldOf } from '../pipeline/ask.ts';

const { calendar } = question();

const look = (
  content: string | Uint8Array,
  wanted: Partial<Parameters<typeof inspect>[1]> = {},
  name = 'a.csv',
): Promise<Inspection> =>
  withFiles({ [name]: content }, async ([path], folder) => {
    const found = await inspect(
      path!,
      { format: null, roles: {}, anchors: null, dateOrder: null, ...wanted },
      calendar,
      worldOf(),
    );
    return JSON.parse(JSON.stringify(found).replaceAll(`${folder}/`, '')) as Inspection;
  });

describe('inspect', () => {
  it('tells everything about a file', async () => {
    const file = csv([
      ['id', 'email', 'nps', 'when', 'why', 'empty'],
      ['1', 'ann@x.org', '10', '25/1/2025', 'quick, and does what it says on the tin', ''],
      ['2', 'bob@x.org', '11', '26/1/2025', 'slow, and nothing like what we were told', ''],
      ['3', 'cat@x.org', '', 'soon', 'it is what it is, nothing more to say about', ''],
      ['4', 'dan@x.org', '0', '27/1/2025', '', ''],
    ]);
    expect(await look(file, { roles: { score: 'nps', date: 'when' } })).toEqual({
      schema: 'nps.inspect/1',
      path: 'a.csv',
      container: 'csv',
      encoding: 'utf-8',
      bom: false,
      gzip: false,
      delimiter: ',',
      quote: '"',
      preambleRows: 0,
      headerRows: 1,
      footerRows: 0,
      format: 'plain',
      formatWhy: expect.stringContaining('no vendor'),
      rows: 4,
      repairs: [],
      columns: [
        expect.objectContaining({
          number: 1,
          name: 'id',
          detail: null,
          role: null,
          type: 'integer',
          filled: 4,
        }),
        expect.objectContaining({ number: 2, name: 'email', role: 'respondent', type: 'email' }),
        {
          number: 3,
          name: 'nps',
          detail: null,
          role: 'score',
          type: 'integer',
          filled: 3,
          missing: 1,
          scores: 2,
          trouble: [{ line: 3, value: '11', reason: 'scoreOutOfRange' }],
        },
        expect.objectContaining({
          number: 4,
          role: 'date',
          trouble: [{ line: 4, value: null, reason: 'dateUnreadable' }],
        }),
        expect.objectContaining({ number: 5, role: 'comment', type: 'text', filled: 3, missing: 1 }),
        expect.objectContaining({ number: 6, type: 'empty', filled: 0, missing: 4 }),
      ],
      anchors: {},
      date: { order: 'dmy', matters: true, why: expect.stringContaining('above 12') },
      problem: null,
      leftOut: [],
      replaced: 0,
      rejections: [
        { input: 'a.csv', column: 'nps', reason: 'scoreOutOfRange', count: 1, lines: [3] },
        { input: 'a.csv', column: 'when', reason: 'dateUnreadable', count: 1, lines: [4] },
      ],
      warnings: [{ code: 'manyInvalid', message: expect.any(String) }],
    });
  });

  it('gives the first five of many troubles', async () => {
    const { columns, rejections } = await look(`nps\n${'9\n'.repeat(90)}${'11\n'.repeat(7)}`);
    expect(columns[0]!.trouble.map(({ line }) => line)).toEqual([92, 93, 94, 95, 96]);
    expect(rejections).toMatchObject([{ count: 7 }]);
  });

  it('quotes cells that may be somebody’s own words only where it is asked to', async () => {
    const file = 'nps,x\n9,1\nJane was rude,2\nten,3\nten,4\nten,5\n11,6\n';
    const valuesOf = ({ columns }: Inspection) => columns[0]!.trouble.map(({ value }) => value);
    const [quiet, verbose] = await Promise.all(
      [false, true].map((verbose) => look(file, { roles: { score: 'nps' }, verbose })),
    );
    expect(valuesOf(quiet!)).toEqual([null, 'ten', 'ten', 'ten', '11']);
    expect(JSON.stringify(quiet)).not.toContain('Jane');
    expect(valuesOf(verbose!)[0]).toBe('Jane was rude');
    expect(verbose!.rejections.flatMap(({ cells }) => cells)).toEqual([
      'Jane was rude',
      'ten',
      'ten',
      'ten',
      '11',
    ]);
  });

  it.each<[string, string, string]>([
    ['that no column is the score', 'x\nwords\n', 'noScore'],
    ['that two columns could be', 'nps,nps score\n9,8\n', 'ambiguousScore'],
    ['that there is no response', 'nps,date\n', 'noResponses'],
  ])('tells %s as a problem, not as an error', async (_, file, code) => {
    const found = await look(file);
    expect(found.problem).toMatchObject({ code, message: expect.any(String), hint: expect.any(String) });
    expect(found.columns.every(({ role }) => role !== 'score')).toBe(true);
    expect(found.rejections).toEqual([]);
  });

  it('obeys what it is told about the columns', async () => {
    const { columns, anchors } = await look('nps,nps score\n9,top\n', {
      roles: { score: 'nps score' },
      anchors: { top: 10 },
    });
    expect(columns.map(({ role }) => role)).toEqual([null, 'score']);
    expect(anchors).toEqual({ top: 10 });
  });

  it('refuses names that no column has', async () => {
    await expect(look('nps\n9\n', { roles: { score: 'x' } })).rejects.toMatchObject({
      code: 'unknownColumn',
    });
  });

  it('sees what the whole file tells', async () => {
    const many = Buffer.from(csv([['nps', 'size'], ...Array.from({ length: 50_000 }, () => ['9', 'small'])]));
    const found = await look(Buffer.concat([many, Buffer.from('8,Gr\xf6\xdfe\n', 'latin1')]));
    expect(found).toMatchObject({
      encoding: 'windows-1252',
      rows: 50_001,
      columns: [{ filled: 50_001 }, { filled: 50_001 }],
    });
    expect(found.warnings.map(({ code }) => code)).toEqual(['notUtf8']);
  });

  it('looks at an answer once that was sent several times', async () => {
    const file = csv([
      ['event', 'properties.$survey_submission_id', 'properties.$survey_response', 'timestamp'],
      ['survey dismissed', '', '', '2025-01-01T09:00:00Z'],
      ['survey sent', 'a', '3', '2025-01-01T10:00:00Z'],
      ['survey sent', 'a', '11', '2025-01-01T10:01:00Z'],
      ['survey sent', 'a', '9', '2025-01-01T10:02:00Z'],
    ]);
    expect(await look(file)).toMatchObject({
      format: 'posthog',
      rows: 4,
      columns: [{}, {}, { role: 'score', filled: 1, scores: 1 }, {}],
      leftOut: [{ reason: 'declined', count: 1, lines: [2] }],
      replaced: 2,
      rejections: [],
    });
  });

  it('names the vendor as people do where no row is an answer', async () => {
    const file = csv([
      ['event', 'properties.$survey_response'],
      ['survey dismissed', ''],
    ]);
    const { problem } = await look(file);
    expect(problem).toMatchObject({
      code: 'noAnswers',
      message: expect.stringContaining('of 1 rows in this PostHog export'),
    });
  });

  it('sees layout and vendor', async () => {
    const file = 'Report,,\nRespondent ID,Start Date,How likely?\n,,Response\n1,01/31/2025,9\nTotal,,\n';
    expect(await look(file)).toMatchObject({
      preambleRows: 1,
      headerRows: 2,
      footerRows: 1,
      format: 'surveymonkey',
      formatWhy: expect.stringContaining('SurveyMonkey'),
      columns: [{}, {}, { name: 'How likely?', detail: 'Response' }],
    });
  });

  it('has no dialect to tell of JSON, and counts what is no record', async () => {
    const found = await look('{"nps":9}\n{"nps":8,"plan":"Pro"}\nnonsense\n', {}, 'a.ndjson');
    expect(found).toMatchObject({
      container: 'ndjson',
      delimiter: null,
      quote: null,
      headerRows: 0,
      rows: 2,
    });
    expect(found.rejections).toEqual([
      { input: 'a.ndjson', column: null, reason: 'jsonUnreadable', count: 1, lines: [3] },
    ]);
    expect(found.columns.map(({ name, filled }) => [name, filled])).toEqual([
      ['nps', 2],
      ['plan', 1],
    ]);
  });
});

it('lists what was repaired, with its lines', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `A-${100 + i}`,
    `2025-03-${10 + i}`,
    String(i % 11),
    'so, so',
  ]);
  const text = csv([['id', 'date', 'score', 'why'], ...rows]).replace('2025-03-12,', '2025-03-12');
  expect((await look(text)).repairs).toEqual([{ repair: 'missingDelimiter', count: 1, lines: [4] }]);
});
