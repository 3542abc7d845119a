import { describe, expect, it } from 'vitest';
import { csv } from '../../pipeline/ask.ts';
import { tagged } from './tagged.ts';

const ADDED = ['nps_score', 'nps_invalid', 'nps_category', 'nps_date', 'nps_period'];
const PLAIN = csv([
  ['id', 'nps', 'note', 'note'],
  ['1', '9', 'a', 'b'],
]);

describe('columnsOf', () => {
  it('has the original columns in their order, then what is known', async () => {
    const { names } = await tagged({ 'a.csv': PLAIN });
    expect(names).toEqual(['id', 'nps', 'note', 'note', ...ADDED]);
  });

  it('has what only some data know where they do', async () => {
    const crm = csv([
      ['email', 'plan', 'signup_date'],
      ['a@x.example', 'Pro', '2024-01-01'],
    ]);
    const answers = csv([
      ['email', 'company', 'nps', 'comment', 'date'],
      ['a@x.example', 'Acme', '9', 'It is so very easy to use that I did not think', '2025-01-01'],
    ]);
    const { names } = await tagged({ 'a.csv': answers, 'crm.csv': crm });
    expect(names.slice(5)).toEqual([
      ...ADDED,
      'nps_respondent',
      'nps_account',
      'nps_stage',
      'nps_tenure_days',
      'nps_comment',
      'customers.email',
      'customers.plan',
      'customers.signup_date',
    ]);
  });

  it('has the columns of all inputs once; what one lacks is unknown there', async () => {
    const other = csv([
      ['score', 'id', 'note'],
      ['10', '2', 'c'],
    ]);
    const { names, records } = await tagged({ 'a.csv': PLAIN, 'b.csv': other });
    expect(names.slice(0, 5)).toEqual(['id', 'nps', 'note', 'note', 'score']);
    expect(records.map(({ id, nps, score, nps_score }) => [id, nps, score, nps_score])).toEqual([
      ['1', '9', null, 9],
      ['2', null, '10', 10],
    ]);
  });

  it('leaves the columns of an input out of which no row can count', async () => {
    const { names } = await tagged(
      { 'a.csv': PLAIN, 'b.csv': 'nps,plan\n9,Free\n', 'c.csv': 'nps,plan,x\n8,Pro,1\n' },
      { where: ['plan=Pro'] },
    );
    expect(names.slice(0, 3)).toEqual(['nps', 'plan', 'x']);
  });

  it('makes anew in its place what was added before, and keeps the rest', async () => {
    const header = ['nps_themes', ...ADDED, 'id'];
    const row = ['price', '9', '', 'promoter', '2025-01-31T00:00:00', '2025-01', '1'];
    const { names, records } = await tagged({ 'a.csv': csv([header, row]) }, {}, { period: 'year' });
    expect(names).toEqual(header);
    expect(records).toMatchObject([{ nps_themes: 'price', nps_score: 9, nps_period: '2025', id: '1' }]);
  });

  it('refuses a column that is called like an added one, unless those are called otherwise', async () => {
    const files = { 'a.csv': 'id,nps_score\n1,9\n' };
    await expect(tagged(files, {}, { prefix: 'nps_' })).rejects.toMatchObject({
      code: 'tagTaken',
      message: expect.stringContaining("'nps_score'"),
    });
    const { records } = await tagged(files, {}, { prefix: 'tag_' });
    expect(records).toMatchObject([{ nps_score: '9', tag_score: 9, tag_category: 'promoter' }]);
    const taken = { 'a.csv': 'id,nps,customers.plan\n1,9,x\n', 'crm.csv': 'id,plan\n1,Pro\n' };
    await expect(tagged(taken, { on: ['id'] }, { prefix: 'nps_' })).rejects.toMatchObject({
      code: 'tagTaken',
    });
    const { names } = await tagged(taken, { on: ['id'] });
    expect(names).toContain('tag_customers.plan');
  });
});
