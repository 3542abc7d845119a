import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { identityIn } from '../../../src/map/identity.ts';
import { compilePeople } from '../../../src/sql/postgres/people.ts';
import { closeSessions, openPostgresInput } from '../../../src/sql/postgres/table.ts';
import { type Server, startPostgres } from '../../postgres/server.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
afterEach(closeSessions);
afterAll(() => server.stop());

const aName = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'NA',
    'n/a ',
    'Anonymous',
    'null',
    '-',
    '1001',
    '1001.0',
    '1001.00',
    '\t1001\n',
    'x.0',
    '.0',
    '12.0 ',
    'I',
    'ı',
  ),
  fc.constantFrom(
    'ann@x.example',
    'ANN@x.example',
    ' Ann@X.example',
    'É',
    'é',
    '\u00a0ann@x.example',
    '\u212a',
    'k',
    'İ',
    'ß',
  ),
  fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
);

it('people are counted as their names are read one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          who: fc.option(aName, { nil: null }),
          score: fc.option(fc.nat(3), { nil: null }),
          plan: fc.constantFrom('', 'a', 'A', null),
        }),
        { maxLength: 30 },
      ),
      fc.subarray(['0', '1', '2', '3', '']),
      fc.subarray(['', 'a', 'A', "'; --"]),
      async (rows, scores, plans) => {
        await server.query(
          'DROP TABLE IF EXISTS people; CREATE TABLE people (who text, score int, plan text)',
        );
        await server.query('INSERT INTO people SELECT * FROM unnest($1::text[], $2::int[], $3::text[])', [
          rows.map(({ who }) => who),
          rows.map(({ score }) => score),
          rows.map(({ plan }) => plan),
        ]);
        const { counter } = await openPostgresInput(`${server.url()}#people`, {});
        const where = [
          { column: 1, cells: scores },
          { column: 2, cells: plans },
        ];
        const named = rows
          .filter(({ score, plan }) => scores.includes(`${score ?? ''}`) && plans.includes(plan ?? ''))
          .map(({ who }) => identityIn(who ?? ''))
          .filter((name) => name !== null);
        const expected = { answers: named.length, people: new Set(named).size };
        expect(await counter.people(0, where)).toEqual(expected);
        await closeSessions();
      },
    ),
    { numRuns: 40 },
  );
});

it('people may be numbers, and instants may be restricted', async () => {
  await server.query(
    `CREATE TABLE ids AS SELECT g % 3 AS id, g::numeric / 10 AS n, timestamptz '2025-01-01 00:00Z' + g % 2 * interval '1 day' AS at FROM generate_series(1, 12) g`,
  );
  const { counter } = await openPostgresInput(`${server.url()}#ids`, {});
  expect(await counter.people(0, [])).toEqual({ answers: 12, people: 3 });
  expect(await counter.people(0, [{ column: 2, cells: ['2025-01-02T00:00:00Z'] }])).toEqual({
    answers: 6,
    people: 3,
  });
  expect(await counter.people(2, [{ column: 0, cells: ['0'] }])).toEqual({ answers: 4, people: 2 });
  expect(await counter.people(0, [{ column: 0, cells: [] }])).toEqual({ answers: 0, people: 0 });
});

it('cells are parameters, and too many of them are compared here', async () => {
  await server.query('CREATE TABLE lots AS SELECT g AS id FROM generate_series(1, 70000) g');
  const { counter, relation } = await openPostgresInput(`${server.url()}#lots`, {});
  const cells = Array.from({ length: 65_000 }, (_, i) => `${i + 1}`);
  expect(await counter.people(0, [{ column: 0, cells }])).toEqual({ answers: 65_000, people: 65_000 });
  const { text, values } = compilePeople(relation, 0, [{ column: 0, cells: ["1'; DROP TABLE lots"] }]);
  expect(text).not.toContain('DROP');
  expect(values).toEqual(["1'; DROP TABLE lots"]);
});
