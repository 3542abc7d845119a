import type { Column } from '../../model.ts';
import { cellsOf, type Format, REASON, RECOMMENDATION, type Shape } from './format.ts';

/** An answer's column; the webhook wraps the response in `form_response`. */
const FIELD_TYPE = /^(form_response\.)?answers\..+\.field\.type$/;
/** Refs are ids unless somebody gave them a name. */
const COMMENT = new RegExp(`^(form_response\\.)?answers\\..*(${REASON}).*\\.text$`, 'i');

/** The numbers that were given to fields of `type`, which the columns beside them name. */
function numbersOf(shape: Shape, type: string): Column[] {
  const prefixes = shape.columns
    .filter(({ name, index }) => FIELD_TYPE.test(name) && cellsOf(shape, index).includes(type))
    .map(({ name }) => name.slice(0, -'field.type'.length));
  return shape.columns.filter(({ name }) => prefixes.some((prefix) => name === `${prefix}number`));
}

/** The scales 0–10; where some say in their ref that they are the recommendation, these. */
function scoreColumns(shape: Shape): number[] {
  const nps = numbersOf(shape, 'nps');
  const scales = nps.length > 0 ? nps : numbersOf(shape, 'opinion_scale');
  const named = scales.filter(({ name }) => RECOMMENDATION.test(name));
  return (named.length > 0 ? named : scales).map(({ index }) => index);
}

/**
 * Typeform's responses as JSON, from its API or its webhook. Answers name the type of their field:
 * only an opinion scale is a score, not ratings and other numbers, nor the points of a quiz
 * (`calculated.score`, `variables`).
 */
export const typeformJson: Format = {
  name: 'typeform-json',
  title: 'Typeform (JSON)',
  recognise: ({ container, columns, names }) =>
    container !== 'csv' &&
    (names.has('landed_at') || names.has('form_response.landed_at')) &&
    columns.some(({ name }) => FIELD_TYPE.test(name))
      ? 'landed_at, and answers with the type of their field'
      : null,
  roles: { date: ['submitted_at', 'form_response.submitted_at'], comment: [COMMENT] },
  scoreColumns,
};
