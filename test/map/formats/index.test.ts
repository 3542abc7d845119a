import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, shapeOf } from '../../../src/map/format.ts';
import { FORMATS } from '../../../src/map/formats/index.ts';
import type { Table } from '../../../src/model.ts';
import { openTable } from '../../../src/read/open.ts';
import { tableOf, worldOf } from '../../pipeline/ask.ts';

const FOLDER = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

/** Whose export a fixture is; those that are not named here are nobody's. */
const VENDORS: Record<string, string> = {
  'tagged.csv': 'nps',
  'surveymonkey.csv': 'surveymonkey',
  'surveymonkey-anchor-word.csv': 'surveymonkey',
  'surveymonkey-no-second-header.csv': 'surveymonkey',
  'qualtrics.csv': 'qualtrics',
  'qualtrics-legacy.csv': 'qualtrics',
  'qualtrics-status.csv': 'qualtrics',
  'typeform.csv': 'typeform',
  'typeform-2024.csv': 'typeform',
  'typeform-responses.json': 'typeform-json',
  'google-forms.csv': 'google-forms',
  'google-forms.tsv': 'google-forms',
  'two-nps-questions.csv': 'google-forms',
  'microsoft-forms.csv': 'microsoft-forms',
  'tally.csv': 'tally',
  'limesurvey.csv': 'limesurvey',
  'formbricks.csv': 'formbricks',
  'posthog.ndjson': 'posthog',
  'preamble-and-footer.csv': 'salesforce',
  'salesforce.csv': 'salesforce',
  'delighted.json': 'delighted',
  'envelope.json': 'delighted',
  'segment.ndjson': 'segment',
  'segment-delighted.ndjson': 'segment',
  'segment-refiner.ndjson': 'segment',
  'wootric.ndjson': 'wootric',
  'asknicely.json': 'asknicely',
  'satismeter.json': 'satismeter',
  'retently.json': 'retently',
  'hubspot.json': 'hubspot',
  'zendesk.json': 'zendesk',
  'refiner.json': 'refiner',
  'survicate.json': 'survicate',
};

const claimants = (table: Table): string[] =>
  FORMATS.filter((format) => format.recognise(shapeOf(table)) !== null).map(({ name }) => name);

const files = readdirSync(FOLDER).filter((name) => /\.(?!md$)/.test(name) && name !== 'empty.csv');

test('every format has a name of its own, and a fixture', () => {
  const names = FORMATS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(FORMAT_NAMES).toEqual(['plain', ...names]);
  expect(names.filter((name) => !Object.values(VENDORS).includes(name))).toEqual([]);
  expect(Object.keys(VENDORS).filter((file) => !files.includes(file))).toEqual([]);
});

test.each(files)('%s is claimed by whose export it is, and by nobody else', async (file) => {
  const table = await openTable(FOLDER + file, worldOf().stdin, () => {});
  expect(claimants(table)).toEqual(VENDORS[file] === undefined ? [] : [VENDORS[file]]);
});

describe('an ordinary table is nobody’s:', () => {
  const row = (header: readonly string[]): string[] =>
    header.map((name) => (/time|date|_at|stamp/i.test(name) ? '2025-03-01 10:00:00' : '9'));

  test.each([
    'id,score,comment,date',
    'ID,Name,Email,Score,Comment',
    'Timestamp,score,comment',
    'timestamp,How likely are you to recommend us?,Why?',
    'Date,How likely are you to recommend us?,Why is that?',
    'Respondent ID,Start Date,End Date,How likely are you to recommend us?',
    'Submission ID,Submitted at,How likely are you to recommend us?',
    'Response ID,Timestamp,User ID,How likely are you to recommend us?',
    'Response ID,Survey ID,Timestamp,How likely are you to recommend us?',
    'id,start_time,completion_time,email,name,nps',
    'ID,Start time,Completion time,How likely are you to recommend us?',
    'ID,Start time,Completion time,Email,nps',
    'Ticket,Start time,Completion time,Email,Name,nps',
    '#,score,Start Date,Submit Date',
    'Token,score,Start Date (UTC),Submit Date (UTC)',
    'Account ID,Account Name,NPS Score,Response Date',
    'Case ID,Contact ID,Closed Date,Rating',
    'StartDate,EndDate,Status,Finished,Q1,Q1_NPS_GROUP',
    'id,submitdate,NPS,Reason',
    'event,user_id,timestamp,score',
    'event,distinct_id,timestamp,properties.score,properties.comment',
    'landed_at,submitted_at,answers.nps.number',
    'id,type,event,userId,timestamp,score,text',
    'uuid,survey_id,collected_at,score,comment',
    'email,answer,comment,responded,status',
    'customerId,companyName,createdDate,score,comment',
  ])('%s', (line) => {
    const header = line.split(',');
    expect(claimants(tableOf('a.csv', [header, row(header), row(header)]))).toEqual([]);
  });
});
