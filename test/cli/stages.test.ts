import { describe, expect, it } from 'vitest';
import { stageSettingsOf } from '../../src/cli/stages.ts';
import { parseConfig } from '../../src/config/load.ts';
import { DEFAULT_STAGES, DEFAULT_THRESHOLDS, stageDefinitions } from '../../src/enrich/stages.ts';

const settingsIn = (yaml: string) => stageSettingsOf(parseConfig(yaml, 'c'));

describe('stageSettingsOf', () => {
  it.each(['', 'stages:\n', 'stages:\n  attributes:\n'])('takes %j for the defaults', (yaml) => {
    expect(settingsIn(yaml)).toEqual(DEFAULT_STAGES);
  });

  it('changes the figures that are given', () => {
    expect(settingsIn('stages:\n  newDays: 30\n  advocatePurchases: 5\n').definitions).toEqual(
      stageDefinitions({ ...DEFAULT_THRESHOLDS, newDays: 30, advocatePurchases: 5 }),
    );
  });

  it('takes whole definitions, in their order', () => {
    const yaml =
      'stages:\n  definitions:\n    - { name: gone, when: [days since churned >= 0] }\n    - name: here\n      unless: a = b\n';
    expect(settingsIn(yaml)).toEqual({
      definitions: [
        { name: 'gone', when: ['days since churned >= 0'], unless: [] },
        { name: 'here', when: [], unless: ['a = b'] },
      ],
      order: ['gone', 'here'],
      attributes: {},
    });
    expect(settingsIn(`${yaml}  order: [here, gone]\n`).order).toEqual(['here', 'gone']);
  });

  it('takes columns for attributes', () => {
    expect(settingsIn('stages:\n  attributes:\n    firstPurchase: went_live\n').attributes).toEqual({
      firstPurchase: 'went_live',
    });
  });

  it.each<[string, string, string]>([
    [
      'stages:\n  newDays: 3\n  definitions: [{ name: a }]\n',
      'c:2:12: stages.newDays: not understood',
      'figures or definitions, not both',
    ],
    [
      'stages:\n  definitions:\n    - name: a\n    - name: a\n',
      'c:4:13: stages.definitions[2].name: not understood',
      "'a' is defined above",
    ],
    [
      'stages:\n  order: [prospect, new, established, renewal, advocate]\n',
      'c:2:3: stages.order: not understood',
      "'lost' missing",
    ],
    [
      'stages:\n  order:\n    - prospect\n    - old\n',
      'c:4:7: stages.order[2]: not understood',
      "lost, prospect, new, renewal, advocate, established; 'old' is none of them",
    ],
    [
      'stages:\n  order: [a, b, a]\n  definitions: [{ name: a }, { name: b }]\n',
      'c:2:17: stages.order[3]: not understood',
      "'a' is there twice",
    ],
  ])('refuses %j', (yaml, message, hint) => {
    expect(() => settingsIn(yaml)).toThrow(
      expect.objectContaining({ code: 'badSetting', message, hint: expect.stringContaining(hint) }),
    );
  });
});
