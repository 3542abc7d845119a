import { expect, it } from 'vitest';
import { questionAbout } from '../../src/cli/question.ts';
import type { ThemeSource } from '../../src/model.ts';
import { FakeProcess } from './inProcess.ts';

const rules: ThemeSource = {
  path: 'rules.yaml',
  rules: { version: 1, themes: [], examples: [] },
  warnings: [],
};
const flags = { tz: 'UTC', fiscalYearStart: '1', dedupe: 'none' as const };

it('reads the inputs, the customers and the rules', async () => {
  const process = new FakeProcess([]);
  const all = await questionAbout(['a.csv', '-'], { ...flags, customers: ['crm.csv'] }, rules, process);
  expect(all.read).toEqual(['a.csv', '-', 'crm.csv', 'rules.yaml']);
  expect(all.question).toMatchObject({ inputs: ['a.csv', '-'], customers: ['crm.csv'], themes: rules });
  expect((await questionAbout(['a.csv'], flags, null, process)).read).toEqual(['a.csv']);
});

it('refuses what the options do not take, and customers that are not there', async () => {
  const process = new FakeProcess([]);
  const ask = (changes: object) => questionAbout(['a.csv'], { ...flags, ...changes }, null, process);
  await expect(ask({ tz: 'Mars' })).rejects.toMatchObject({ code: 'badOption' });
  await expect(ask({ customers: ['nobody-*.csv'] })).rejects.toMatchObject({ code: 'notFound' });
});

it('takes a table of customers from the database of the responses', async () => {
  const process = new FakeProcess([]);
  const inputs = ['a.csv', 'postgres://ann:s3cret@h/question#responses'];
  const all = await questionAbout(
    inputs,
    { ...flags, customers: ['crm.csv'], customersTable: 'crm.customers' },
    null,
    process,
  );
  expect(all.question.customers).toEqual(['crm.csv', 'postgres://h/question#crm.customers']);
  expect(all.read).toEqual([...inputs, ...all.question.customers]);
  await expect(
    questionAbout(['a.csv'], { ...flags, customersTable: 't' }, null, process),
  ).rejects.toMatchObject({
    code: 'tableWithoutDatabase',
  });
});
