import { expect, test } from 'vitest';
import { describeReport } from '../../src/present/describe/report.ts';
import { reportRows } from '../../src/present/rows.ts';
import { viewOf } from '../../src/present/views.ts';
import { full } from './samples.ts';

test('a report has its description and its rows', async () => {
  const view = viewOf(full());
  expect(await view.describe()).toBe(describeReport);
  expect(await view.flatten()).toBe(reportRows);
});
