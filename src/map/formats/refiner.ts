import { type ColumnName, columnsNamed, type Format, type Shape, sampleOf } from './format.ts';

const DATA = /^response\.data\./;
/** Questions that say by their slug that they ask for the recommendation, and not why. */
const ASKED: readonly ColumnName[] = [
  /^response\.data\.(?!.*(comment|reason|why|feedback|category|group)).*(nps|recommend)/i,
];

/** Whether a column's cells are 0…10 and reach above 8: a shorter scale does not. */
function looksLikeNps(shape: Shape, name: string): boolean {
  const cells = sampleOf(shape, [name]);
  return cells.every((cell) => /^(\d|10)$/.test(cell)) && cells.some((cell) => cell === '9' || cell === '10');
}

/**
 * Refiner's webhooks: a user with the answers to one survey, each under the slug that its author gave the
 * question. `uuid` is the user's and stays the same from answer to answer.
 */
export const refiner: Format = {
  name: 'refiner',
  title: 'Refiner',
  recognise: ({ container, names }) =>
    container !== 'csv' &&
    names.has('uuid') &&
    (names.has('triggered_event') || names.has('remote_id')) &&
    [...names].some((name) => DATA.test(name))
      ? "the fields uuid, remote_id and response.data of Refiner's webhooks"
      : null,
  scoreColumns: (shape) => {
    const asked = columnsNamed(shape.columns, ASKED);
    const answers = asked.length > 0 ? asked : columnsNamed(shape.columns, [DATA]);
    return answers
      .filter(({ name }) => asked.length > 0 || looksLikeNps(shape, name))
      .map(({ index }) => index);
  },
  roles: {
    comment: [/^response\.data\..*(comment|reason|why|feedback)/i],
    date: ['response.completed_at'],
    respondent: ['remote_id', 'uuid', 'email'],
    account: ['account.remote_id', 'account.uuid'],
  },
};
