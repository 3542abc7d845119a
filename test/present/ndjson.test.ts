import { expect, test } from 'vitest';
import { renderNdjson } from '../../src/present/ndjson.ts';
import { reportRows } from '../../src/present/rows.ts';
import { breakdown, report, tally } from './samples.ts';

const hidden = breakdown('plan', [
  ['Pro', tally(9, 3, 2)],
  ['Free', null],
  [null, tally(0, 0, 0)],
]);

test('one object a line, null for null', () => {
  expect(renderNdjson(reportRows(report({ breakdowns: [hidden] })))).toMatchInlineSnapshot(`
      "{"breakdown":"","plan":null,"n":102,"promoters":72,"passives":22,"detractors":8,"nps":62.745098039215684,"low":48.78479028548654,"high":73.11997161927536}
      {"breakdown":"plan","plan":"Pro","n":14,"promoters":9,"passives":3,"detractors":2,"nps":50,"low":5.421733622107652,"high":76.93120755436294}
      {"breakdown":"plan","plan":"Free","n":null,"promoters":null,"passives":null,"detractors":null,"nps":null,"low":null,"high":null}
      {"breakdown":"plan","plan":null,"n":0,"promoters":0,"passives":0,"detractors":0,"nps":null,"low":null,"high":null}
      "
    `);
});
