import { describe, expect, test } from 'vitest';
import { SurveyCounts } from '../../src/map/surveys.ts';
import type { Column } from '../../src/model.ts';

const columns = (...names: string[]): Column[] =>
  names.map((name, index) => ({ index, name, detail: '', partOf: null }));

/** The warnings after `rows` of a table with these columns. */
function warned(names: string[], rows: string[][], asked: string[] = []): string[] {
  const surveys = new SurveyCounts();
  const watch = surveys.watch(columns(...names));
  for (const row of rows) watch?.(row, 1);
  return surveys.warnings(new Set(asked)).map(({ message }) => message);
}
const column = (name: string, ...cells: string[]) =>
  warned(
    [name],
    cells.map((cell) => [cell]),
  );

describe('several surveys', () => {
  test('are named with their answers, the largest first, and one is offered', () => {
    expect(column('survey_name', 'Exit', 'Onboarding', ' Onboarding ', '')).toEqual([
      "'survey_name' tells 2 surveys apart: 'Onboarding' (2), 'Exit' (1); all are counted together. One alone: --where 'survey_name=Onboarding'.",
    ]);
  });

  test('are listed up to five', () => {
    const [message] = column('campaign', 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(message).toContain("'e' (1) and 2 more;");
  });

  test('of which one asks for the recommendation, that one is offered', () => {
    const [message] = column('metric_type', 'CSAT', 'CSAT', 'nps');
    expect(message).toMatch(/--where 'metric_type=nps'\.$/);
  });

  test.each([
    'survey',
    'surveyTitle',
    'survey_id',
    'properties.survey_name',
    'campaignName',
    'Campaign ID',
    'wave',
    'Welle',
    'questionnaire',
    'Umfrage',
    'encuesta',
    'survey_type',
    'question_category',
    'metricsType',
  ])('are told by a column called %s', (name) => {
    expect(column(name, 'a', 'b')).toHaveLength(1);
  });

  test.each(['plan', 'type', 'platform', 'information', 'survey_date', 'wavelength', 'score', 'formula'])(
    'are not told by a column called %s',
    (name) => {
      expect(column(name, 'a', 'b')).toEqual([]);
    },
  );

  test('are told by names rather than by ids', () => {
    const rows = [
      ['17', 'Exit'],
      ['18', 'Renewal'],
    ];
    expect(warned(['survey_id', 'survey_name'], rows)).toEqual([expect.stringMatching(/^'survey_name'/)]);
  });
});

describe('nothing is said', () => {
  test('of one survey', () => {
    expect(column('survey', 'a', 'a', '')).toEqual([]);
  });

  test('of a column that is asked for', () => {
    expect(warned(['survey'], [['a'], ['b']], ['survey'])).toEqual([]);
  });

  test('of more values than there are surveys', () => {
    const many = Array.from({ length: 80 }, (_, i) => `s${i}`);
    expect(column('survey', ...many)).toEqual([]);
    expect(column('survey', ...many.slice(0, 50))).toHaveLength(1);
  });

  test('without such a column', () => {
    expect(new SurveyCounts().watch(columns('score', 'plan'))).toBeNull();
  });
});
