/** The keys of a file of theme rules and the shape of their values; what the terms mean is told in `rules.ts`. */

import * as z from 'zod/mini';
import { type Fault, faultsOf } from '../faults.ts';

const LIST = 'a list of terms';
const GROUP = 'promoter, passive, detractor, or a list of them';
const SCORE = "a score from 0 to 10, or a span such as '0-6'";
const LANG = 'a code such as de or pt-BR, or a list of them';
const NEGATED = 'keep, drop or only';
const ID = 'small letters, digits, _ and -, the first a letter or a digit';

const about = <T extends z.core.$ZodType>(type: T, description: string): T => {
  z.globalRegistry.add(type, { description });
  return type;
};

const text = (expected: string) => z.string({ error: expected }).check(z.minLength(1, { error: expected }));
const term = text("text; what YAML reads as a number or as true wants quotes: '404'");
const terms = () => z.array(term, { error: LIST }).check(z.minLength(1, { error: 'at least one term' }));
const oneOrMore = <T extends z.core.$ZodType>(type: T, expected: string) =>
  z.union([type, z.array(type, { error: expected }).check(z.minLength(1, { error: expected }))], {
    error: expected,
  });

const lang = z
  .string({ error: LANG })
  .check(z.regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, { error: LANG }));
const when = z
  .strictObject(
    {
      group: z.optional(
        about(
          oneOrMore(z.enum(['promoter', 'passive', 'detractor'], { error: GROUP }), GROUP),
          'The answer is of one of these groups.',
        ),
      ),
      score: z.optional(
        about(
          z.union(
            [
              z.int({ error: SCORE }).check(z.gte(0, { error: SCORE }), z.lte(10, { error: SCORE })),
              z.string({ error: SCORE }).check(z.regex(/^(\d|10)(-(\d|10))?$/, { error: SCORE })),
            ],
            { error: SCORE },
          ),
          'The answer has this score, or one of this span.',
        ),
      ),
      lang: z.optional(about(oneOrMore(lang, LANG), 'The comment is in one of these languages.')),
    },
    { error: 'group, score or lang' },
  )
  .check(
    z.refine((value) => Object.keys(value).length > 0, { error: 'at least one of group, score and lang' }),
  );

const conditions = {
  except: z.optional(about(terms(), 'Phrases inside which nothing of any is seen.')),
  unless: z.optional(about(terms(), 'No tag where a comment has one of these.')),
  when: z.optional(about(when, 'No tag unless all of these hold.')),
  negated: z.optional(
    about(
      z.enum(['keep', 'drop', 'only'], { error: NEGATED }),
      'What becomes of words with a negation before them: keep (as if there were none), drop, or only.',
    ),
  ),
};

const rule = z.strictObject(
  { any: about(terms(), 'A comment that has one of these terms has the theme.'), ...conditions },
  { error: 'a rule: any and, if need be, except, unless, when, negated' },
);

const ownKeys = {
  id: about(
    z.string({ error: ID }).check(z.regex(/^[a-z0-9][a-z0-9_-]*$/, { error: ID })),
    'The name of the theme in results.',
  ),
  label: z.optional(about(text('text'), 'What people are shown instead of the id.')),
  any: z.optional(about(terms(), 'A comment that has one of these terms has the theme.')),
  ...conditions,
  rules: z.optional(
    about(
      z.array(rule, { error: 'a list of rules' }).check(z.minLength(1, { error: 'at least one rule' })),
      'Further rules, of which one is enough; what the theme says of except, unless, when and negated holds for them too.',
    ),
  ),
};

/** A theme as it is written. */
export interface WrittenTheme extends z.output<z.ZodMiniObject<typeof ownKeys>> {
  themes?: WrittenTheme[] | undefined;
}

const theme: z.ZodMiniType<WrittenTheme, WrittenTheme> = z.strictObject(
  {
    ...ownKeys,
    get themes() {
      return z.optional(
        z.array(theme, { error: 'a list of themes' }).check(z.minLength(1, { error: 'at least one theme' })),
      );
    },
  },
  { error: 'a theme: id and at least one of any, rules, themes' },
);
z.globalRegistry.add(theme, { id: 'theme' });

const example = z.strictObject(
  {
    text: text('the text of a comment'),
    themes: about(
      z.array(text('the id of a theme'), { error: 'a list of ids, [] for none' }),
      'The themes that it has; the parents of these go without saying.',
    ),
    score: z.optional(
      z
        .int({ error: 'a score from 0 to 10' })
        .check(z.gte(0, { error: 'a score from 0 to 10' }), z.lte(10, { error: 'a score from 0 to 10' })),
    ),
    lang: z.optional(lang),
  },
  { error: 'an example: text, themes and, if need be, score, lang' },
);

const VERSION = '1, the version of this way to write rules';

/** A file of rules, as it is written. */
export const THEMES_FILE = z.strictObject(
  {
    version: z.literal(1, { error: VERSION }),
    themes: z
      .array(theme, { error: 'a list of themes' })
      .check(z.minLength(1, { error: 'at least one theme' })),
    examples: z.optional(
      about(
        z.array(example, { error: 'a list of examples' }),
        'Comments whose themes are known, by which the rules can be checked.',
      ),
    ),
  },
  { error: 'version and themes' },
);

export type ThemesFile = z.output<typeof THEMES_FILE>;
export type WrittenRule = z.output<typeof rule>;
export type WrittenCondition = z.output<typeof when>;

/** `value`, a parsed file, as one of rules; or every fault, in no particular order. */
export function checkThemesFile(value: unknown): { file: ThemesFile } | { faults: Fault[] } {
  const checked = THEMES_FILE.safeParse(value ?? {});
  return checked.success
    ? { file: checked.data }
    : { faults: checked.error.issues.flatMap((issue) => faultsOf(THEMES_FILE, issue)) };
}
