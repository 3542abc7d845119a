/** Question → Suggestions: terms that the rules lack. */

import { npsError } from '../errors.ts';
import type { Suggestions } from '../model/suggestions.ts';
import type { Answer, Question, Warning } from '../model.ts';
import { CommentCollector } from '../pipeline/comments.ts';
import { answerQuestion, type World } from '../pipeline.ts';
import { datesOf, sourceOf } from './report.ts';
import { keyTerms } from './suggest/keyness.ts';
import { nearMisses } from './suggest/nearMisses.ts';
import { untaggedTerms, type Wanted } from './suggest/untagged.ts';
import { spokenIn } from './suggest/voices.ts';

const THEME = 'suggested';
/** Says that respondents who come again count as often; here they count once for a term. */
const OBSOLETE = 'repeatedRespondents';

/**
 * Looks through the comments of scored answers. Without rules every comment is untagged. Errors: those of
 * `answerQuestion`; `noComments` where there is no column of comments.
 */
export async function suggest(question: Question, wanted: Wanted, world: World): Promise<Suggestions> {
  const collector = new CommentCollector();
  const answer = await answerQuestion(question, world, collector);
  // In other rows they are found where there are rules to tag them by.
  const isElsewhere = answer.comments !== null && question.themes !== null;
  if (answer.columns.comment === undefined && !isElsewhere)
    throw npsError('noComments', { paths: question.inputs });
  return suggestionsOf(answer, collector.finish(), question, wanted);
}

/** The suggestions for comments that were kept: pure. */
export function suggestionsOf(
  answer: Answer,
  { comments, seen }: ReturnType<CommentCollector['finish']>,
  { themes, calendar }: Pick<Question, 'themes' | 'calendar'>,
  wanted: Wanted,
): Suggestions {
  const spoken = spokenIn(comments);
  const rules = themes?.rules ?? null;
  const tagged = comments.filter((comment) => comment.tagged).length;
  const { terms, gain } = untaggedTerms(spoken, wanted);
  const share = (n: number): number | null => (comments.length === 0 ? null : n / comments.length);
  const sampled = seen > comments.length ? { comments: comments.length, of: seen } : null;
  return {
    schema: 'nps.themes.suggest/1',
    source: sourceOf(answer),
    counts: answer.counts,
    dates: datesOf(answer.dates, calendar.timeZone),
    coverage: {
      comments: comments.length,
      tagged,
      untagged: comments.length - tagged,
      share: share(tagged),
      gain,
      shareWith: share(tagged + gain),
    },
    sampled,
    theme: unusedName(rules?.themes.map(({ id }) => id) ?? []),
    untagged: terms,
    keyness: keyTerms(spoken, rules, wanted.top),
    nearMisses: rules === null ? [] : nearMisses(spoken, rules, wanted.top),
    leftOut: answer.leftOut,
    rejections: answer.rejections,
    warnings: [...answer.warnings.filter(({ code }) => code !== OBSOLETE), ...sampleWarnings(sampled)],
  };
}

function unusedName(ids: readonly string[]): string {
  let name = THEME;
  for (let i = 2; ids.includes(name); i++) name = `${THEME}-${i}`;
  return name;
}

const sampleWarnings = (sampled: Suggestions['sampled']): Warning[] =>
  sampled === null
    ? []
    : [
        {
          code: 'sampled',
          message: `${sampled.comments} of ${sampled.of} comments were looked at, always the same ones; the figures are of these.`,
        },
      ];
