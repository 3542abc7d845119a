import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparesDates, filterAny, filterTest, NONE, parseWhere } from '../../src/enrich/filter.ts';
import { dateReader } from '../../src/map/date.ts';
import type { Comparison, DateOrder, Dimension, Filter } from '../../src/model.ts';

const columnsAre =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);
const column = (name: string): Dimension => ({ kind: 'column', name });
const COMPARISONS: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>=', '~'];

describe('parseWhere', () => {
  it.each<[string, string[], string, Comparison, string]>([
    ['plan=Pro', ['plan'], 'plan', '=', 'Pro'],
    [' plan = Pro ', ['plan'], 'plan', '=', 'Pro'],
    ['plan!=Pro', ['plan'], 'plan', '!=', 'Pro'],
    ['seats<=5', ['seats'], 'seats', '<=', '5'],
    ['seats>=5', ['seats'], 'seats', '>=', '5'],
    ['seats<5', ['seats'], 'seats', '<', '5'],
    ['seats>5', ['seats'], 'seats', '>', '5'],
    ['comment~slow', ['comment'], 'comment', '~', 'slow'],
    ['plan=', ['plan'], 'plan', '=', ''],
    ['plan=a=b', ['plan'], 'plan', '=', 'a=b'],
    ['plan=a<b', ['plan'], 'plan', '=', 'a<b'],
    ['plan~=', ['plan'], 'plan', '~', '='],
    ['a=b=c', ['a', 'a=b'], 'a=b', '=', 'c'],
    ['a!=c', ['a', 'a!'], 'a!', '=', 'c'],
    ['spend >= 100?=yes', ['spend >= 100?', 'spend'], 'spend >= 100?', '=', 'yes'],
    ['#3=Pro', ['#3'], '#3', '=', 'Pro'],
    ['=x', [''], '', '=', 'x'],
  ])('%j among the columns %j', (text, columns, name, operator, value) => {
    expect(parseWhere(text, columnsAre(...columns))).toEqual({ dimension: column(name), operator, value });
  });

  it('knows built-in dimensions, and columns that bear their names', () => {
    const columns = columnsAre('month');
    expect(parseWhere('month>=2025-03', columns)).toMatchObject({ dimension: { kind: 'period' } });
    expect(parseWhere('column:month=May', columns)).toMatchObject({ dimension: column('month') });
    expect(parseWhere('category=promoter', columns)).toMatchObject({ dimension: { kind: 'category' } });
  });

  it.each<[string, object]>([
    ['plan', { malformed: true }],
    ['', { malformed: true }],
    ['nope=x', { unknown: 'nope' }],
    ['nope!=x', { unknown: 'nope' }],
    ['nope<=x=y', { unknown: 'nope' }],
    ['=x', { unknown: '' }],
  ])('%j among the column plan', (text, found) => {
    expect(parseWhere(text, columnsAre('plan'))).toEqual(found);
  });

  it('finds the longest name that fits, whatever the value holds', () => {
    const parts = fc.string({ unit: fc.constantFrom('a', 'b', ...COMPARISONS), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 1 }),
        fc.constantFrom(...COMPARISONS),
        parts,
        (columns, operator, value) => {
          const text = `${columns[0]}${operator}${value}`;
          const found = parseWhere(text, columnsAre(...columns));
          expect(found).toHaveProperty('dimension');
          const { dimension, operator: used, value: kept } = found as Filter;
          expect(dimension.name + used + kept).toBe(text);
          expect(columns).toContain(dimension.name);
          for (const longer of columns.filter(
            (name) => name.length > dimension.name.length && text.startsWith(name),
          ))
            expect(COMPARISONS.some((other) => text.startsWith(other, longer.length))).toBe(false);
        },
      ),
    );
  });
});

describe('filterTest', () => {
  const keeps = (
    operator: Comparison,
    value: string,
    found: string | null,
    order: DateOrder = 'dmy',
    timeZone = 'UTC',
  ) => filterTest({ dimension: column('x'), operator, value }, dateReader({ order }, timeZone))(found);
  /** For which of = != < <= > >= ~ a condition holds. */
  const holds = (value: string, found: string | null, order?: DateOrder, timeZone?: string) =>
    COMPARISONS.filter((operator) => keeps(operator, value, found, order, timeZone)).join(' ');

  it.each<[string, string, string | null, string]>([
    ['a text equal', 'Pro', 'Pro', '= <= >= ~'],
    ['a text before', 'Pro', 'Free', '!= < <='],
    ['a text after', 'Free', 'Pro', '!= > >='],
    ['another case', 'pro', 'Pro', '!= < <= ~'],
    ['a part', 'ro', 'Pro', '!= < <= ~'],
    ['numbers by value', '9', '10', '!= > >='],
    ['numbers written otherwise', '9', '9.0', '= <= >= ~'],
    ['numbers with a sign', '-1', '+1', '!= > >='],
    ['numbers, zero before them', '7', '007', '= <= >= ~'],
    ['a number and a text', '9', 'nine', '!= > >='],
    ['a text and a number', 'nine', '10', '!= < <='],
    ['thousands apart as text', '1000', '1,000', '!= < <='],
    ['numbers beyond all bounds', '9'.repeat(400), '8'.repeat(400), '= <= >='],
  ])('compares %s', (_, value, found, expected) => {
    expect(holds(value, found)).toBe(expected);
  });

  it.each<[string, string, string, DateOrder, string]>([
    ['the same day', '2025-03-04', '2025-03-04', 'dmy', '= <= >= ~'],
    ['any time of a day', '2025-03-04', '2025-03-04T23:59:59', 'dmy', '= <= >= ~'],
    ['the day before', '2025-03-04', '2025-03-03T23:59:59', 'dmy', '!= < <='],
    ['the day after', '2025-03-04', '2025-03-05T00:00:00', 'dmy', '!= > >='],
    ['a time to the minute', '2025-03-04 10:00', '2025-03-04T10:00:01', 'dmy', '!= > >='],
    ['a time', '2025-03-04 10:00', '2025-03-04T10:00:00', 'dmy', '= <= >='],
    ['another way of writing', '2025-03-04', '4 March 2025', 'dmy', '= <= >='],
    ['day first', '2025-03-04', '4/3/2025', 'dmy', '= <= >='],
    ['month first', '2025-03-04', '3/4/2025', 'mdy', '= <= >='],
    ['a value day first', '4/3/2025', '2025-03-04', 'dmy', '= <= >='],
    ['no date in the cell', '2025-03-04', 'soon', 'dmy', '!= > >='],
    ['before 1970', '1969-12-31', '1969-12-31T23:00:00', 'dmy', '= <= >= ~'],
  ])('compares dates: %s', (_, value, found, order, expected) => {
    expect(holds(value, found, order)).toBe(expected);
  });

  it('compares moments in the zone of the report', () => {
    expect(holds('2025-03-04', '2025-03-03T23:30:00Z', 'dmy', 'Europe/Berlin')).toBe('= <= >=');
  });

  it.each([null, ''])('takes %j for unknown: equal to nothing but the empty value', (found) => {
    expect(holds('Pro', found)).toBe('!=');
    expect(holds('0', found)).toBe('!=');
    expect(holds('2025-03-04', found)).toBe('!=');
    expect(holds('', found)).toBe('= ~');
    expect(holds(NONE, found)).toBe('=');
  });

  it('addresses unknown as nothing or (none), and known values as anything else', () => {
    expect(holds('', 'Pro')).toBe('!= ~');
    expect(holds(NONE, 'Pro')).toBe('!=');
    expect(holds('NA', 'NA')).toBe('= <= >= ~');
    expect(holds('NA', null)).toBe('!=');
  });

  it('reads no pattern into what is contained', () => {
    expect(keeps('~', '.*', 'anything')).toBe(false);
    expect(keeps('~', '(a+)+$', 'x (A+)+$ y')).toBe(true);
    expect(keeps('~', NONE, 'a (none) b')).toBe(true);
  });

  it('keeps exactly one of two opposite conditions for known values', () => {
    const texts = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.integer().map(String),
      fc.constantFrom('2025-03-04', '4/3/2025', '2025-03-04T10:00', 'NA', NONE, '0', '-0'),
    );
    fc.assert(
      fc.property(texts, texts, (value, found) => {
        if (value === NONE) return;
        for (const [one, other] of [
          ['=', '!='],
          ['<', '>='],
          ['>', '<='],
        ] as const)
          expect(keeps(one, value, found)).toBe(!keeps(other, value, found));
        expect(keeps('<=', value, found)).toBe(keeps('<', value, found) || keeps('=', value, found));
      }),
    );
  });
});

it.each<[Comparison, string, boolean]>([
  ['>=', '2025-03-04', true],
  ['=', '4/3/2025', true],
  ['~', '2025-03-04', false],
  ['>=', '45000', false],
  ['>=', 'Pro', false],
  ['=', '', false],
])('x%s%s compares dates: %j', (operator, value, compares) => {
  const filter: Filter = { dimension: column('x'), operator, value };
  expect(comparesDates(filter, dateReader({ order: 'dmy' }, 'UTC'))).toBe(compares);
});

describe('filterAny', () => {
  const theme: Dimension = { kind: 'theme', name: 'theme' };
  const holds = (operator: Comparison, value: string, found: (string | null)[]) =>
    filterAny({ dimension: theme, operator, value }, () => null)(found);

  it.each<[Comparison, string, (string | null)[], boolean]>([
    ['=', 'price', ['price'], true],
    ['=', 'price', ['speed', 'price'], true],
    ['=', 'price', ['speed'], false],
    ['=', 'price', [null], false],
    ['!=', 'price', ['speed', 'price'], false],
    ['!=', 'price', ['speed', 'bugs'], true],
    ['!=', 'price', [null], true],
    ['~', 'pri', ['speed', 'price'], true],
    ['=', NONE, [null], true],
    ['!=', '', [null], false],
  ])('theme%s%s of %j is %j', (operator, value, found, expected) => {
    expect(holds(operator, value, found)).toBe(expected);
  });
});
