import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadThemes, parseThemes } from '../../src/config/themes.ts';
import { failedExamples } from '../../src/enrich/themes/examples.ts';
import type { NpsError } from '../../src/errors.ts';
import { withFiles } from '../pipeline/ask.ts';

const FOLDER = 'fixtures/themes/';

/** Message and hint of the error that a file gives. */
const errorIn = (path: string, shown: string): Promise<string> =>
  loadThemes(path, shown).then(
    () => 'no error',
    ({ message, hint }: NpsError) => `${message}\n${hint}`,
  );

describe('the examples', () => {
  it('load, and their comments have the themes that they should', async () => {
    const { rules, warnings } = await loadThemes(`${FOLDER}examples.yaml`, 'examples.yaml');
    expect(rules.themes.map(({ id, parent }) => (parent === null ? id : `${parent}/${id}`))).toEqual([
      'price',
      'product',
      'product/speed',
      'product/bugs',
      'delivery',
      'churn_risk',
      'recommends',
      'support',
    ]);
    expect(rules.examples).toHaveLength(19);
    expect(failedExamples(rules)).toEqual([]);
    expect(warnings.map(({ code, message }) => `${code} ${message.split(' hangs')[0]}`)).toEqual([
      "themeScoreDependent examples.yaml:18:9: theme 'churn_risk'",
    ]);
  });

  it('load as JSON too', async () => {
    const rules = { version: 1, themes: [{ id: 'a', any: ['x'], when: { score: '0-6' } }] };
    await withFiles({ 'themes.json': JSON.stringify(rules) }, async ([path]) =>
      expect((await loadThemes(path!, 'themes.json')).rules.themes[0]!.rules[0]!.when).toEqual([
        { score: { from: 0, to: 6 } },
      ]),
    );
  });
});

it('what a theme says of itself holds for its further rules, which may add to it', () => {
  const { rules } = parseThemes(
    `version: 1
themes:
  - id: a
    any: [one]
    except: [x]
    when: {lang: de}
    negated: drop
    rules:
      - {any: [two], except: [y], when: {score: 3, group: [passive]}}
      - {any: [three], unless: [z], negated: only}
`,
    'a.yaml',
  );
  const when = { lang: ['de'] };
  expect(rules.themes[0]!.rules).toEqual([
    { any: ['one'], except: ['x'], unless: [], when: [when], negated: 'drop' },
    {
      any: ['two'],
      except: ['x', 'y'],
      unless: [],
      when: [when, { score: { from: 3, to: 3 }, group: ['passive'] }],
      negated: 'drop',
    },
    { any: ['three'], except: ['x'], unless: ['z'], when: [when], negated: 'only' },
  ]);
});

describe('bad rules', () => {
  /** What comes after the file's name, and the hint. */
  const MESSAGES: Record<string, readonly [message: string, hint: string]> = {
    'bad-id.yaml': [
      ":3:9: theme 'Price & value': id 'Price & value': not understood",
      'Expected small letters, digits, _ and -, the first a letter or a digit.',
    ],
    'boolean-operator.yaml': [
      ":5:14: theme 'delivery': unless[1] 'food OR meal': 'OR' is a word here like any other",
      'Write the two as two terms of the list.',
    ],
    'distance-alone.yaml': [
      ":4:11: theme 'speed': any[1] 'load* ~5': '~5' stands between two phrases, and one is missing",
      "Write 'load* ~4 long'.",
    ],
    'empty-except.yaml': [":5:5: theme 'price': except: not understood", 'Expected at least one term.'],
    'empty-list.yaml': [":4:5: theme 'price': any: not understood", 'Expected at least one term.'],
    'example-of-nothing.yaml': [
      ":5:33: examples[1].themes[1] 'prize': no theme is called so",
      "Did you mean 'price'? Themes: price.",
    ],
    'except-with-plus.yaml': [
      ":5:14: theme 'delivery': except[1] 'late + night': words that may stand anywhere are no phrase that could be excepted, so that '+' means nothing here",
      'Move the term to unless, or write the phrase.',
    ],
    'except-without-terms.yaml': [
      ":4:5: theme 'product': except: the theme has no terms of its own for it to act on, and it does not reach the themes inside",
      'Move it to the themes inside.',
    ],
    'misspelt-key.yaml': [
      ":5:5: theme 'price': excpet: there is no such key",
      "Did you mean 'except'? Keys here: id, label, any, except, unless, when, negated, rules, themes.",
    ],
    'nothing-in-theme.yaml': [
      ":3:5: theme 'price': it is empty",
      'Give it a list of terms under any, rules, or themes of its own.',
    ],
    'number-as-term.yaml': [
      ":4:18: theme 'errors': any[2] '404': not understood",
      "Expected text; what YAML reads as a number or as true wants quotes: '404'.",
    ],
    'plus-glued.yaml': [
      ":4:11: theme 'delivery': any[1] 'late+deliver*': in 'late+deliver*' the '+' touches a word",
      "Put blanks on both sides: 'late + deliver*'; a '+' that belongs to a word cannot be searched.",
    ],
    'quoted-phrase.yaml': [
      ":4:11: theme 'support': any[1] '\"customer service\"': there are quotation marks in it",
      'Leave them out: words in a row are a phrase as they are.',
    ],
    'regular-expression.yaml': [
      ":6:15: theme 'price': rules[2].any[1] 'pric(e|ing)': '(' means nothing here",
      'The marks are *, ~N, + and a leading =; there are no regular expressions.',
    ],
    'same-id-twice.yaml': [
      ":6:10: theme 'speed': id 'speed': another theme is called so",
      'Give one of them another id, or put the terms of both into one theme.',
    ],
    'score-backwards.yaml': [
      ":5:19: theme 'churn_risk': when.score '6-0': it ends before it begins",
      "Write '0-6'.",
    ],
    'star-alone.yaml': [
      ":4:11: theme 'anything': any[1] '*': '*' stands for every word",
      'Write letters beside the *.',
    ],
    'star-inside.yaml': [
      ":4:11: theme 'price': any[1] 'pr*ce': in 'pr*ce' a * stands inside the word",
      'A * stands at the start or the end of a word; list the words one by one.',
    ],
    'star-too-short.yaml': [
      ":4:22: theme 'price': any[2] 'pr*': 'pr*' has fewer than 3 letters beside the *",
      'It would match far too much: write more letters, or list the words.',
    ],
    'star-unquoted.yaml': [
      ':6:9: cannot be read as rules of themes (*gerecht* refers to something else; as text it wants quotes: "*gerecht*")',
      'Expected YAML or JSON in UTF-8; a term that begins with a sign wants quotes.',
    ],
    'tab-indented.yaml': [
      ':3:1: cannot be read as rules of themes (Tabs are not allowed as indentation)',
      'Expected YAML or JSON in UTF-8; a term that begins with a sign wants quotes.',
    ],
    'terms-not-a-list.yaml': [
      ":4:10: theme 'price': any 'price, expensive': not understood",
      'Expected a list of terms.',
    ],
    'unknown-group.yaml': [
      ":5:19: theme 'churn_risk': when.group 'detractors': not understood",
      'Expected promoter, passive, detractor, or a list of them.',
    ],
    'version-missing.yaml': [
      ':1:1: version: not understood',
      'Expected 1, the version of this way to write rules.',
    ],
  };

  it('are all here', () => {
    expect(readdirSync(`${FOLDER}bad`).sort()).toEqual(Object.keys(MESSAGES).sort());
  });

  it.each(Object.entries(MESSAGES))('%s', async (file, [message, hint]) => {
    expect(await errorIn(`${FOLDER}bad/${file}`, file)).toBe(`${file}${message}\n${hint}`);
  });

  it('a file that is not there, or no text', async () => {
    expect(await errorIn('nowhere.yaml', 'nowhere.yaml')).toBe(
      "--themes 'nowhere.yaml': no such file, and no pack is called so\nPacks: saas, consumer, employee. For rules of your own, check the path.",
    );
    expect(await errorIn('fixtures/plain.csv.gz', 'x')).toMatch(
      /^x:1:2: cannot be read as rules .*not UTF-8/,
    );
  });
});
