/** How many of those who were asked have answered, where a table lists both. */

import type { Answer, Dimension, LeftOut, Row } from '../model.ts';
import { columnIn } from './asked.ts';
import type { Fate, Setting } from './fate.ts';

/** Names of columns that say when somebody was asked, letters and digits only; the first that a table has is meant. */
const SENT = [
  ...['sentat', 'senton', 'sent', 'sentdate', 'senttime', 'datesent', 'timesent', 'senddate', 'sendat'],
  ...['invitedat', 'invitedon', 'inviteddate', 'invitationdate', 'invitationsent', 'invitationsentat'],
  ...['surveysent', 'surveysentat', 'surveysentdate', 'emailsentat', 'emailsent', 'lastsentat'],
  ...['deliveredat', 'delivered', 'deliverydate'],
  ...['versendetam', 'gesendetam', 'versanddatum', 'einladungsdatum', 'eingeladenam'],
];

/** Dates in any form, epochs among them; not yes and no, and not 1 and 0. */
const DATED = /(?:\d\D*){4}/;

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Index of the column that says when somebody was asked; null: there is none. */
export function sentColumn(columns: Setting['table']['columns']): number | null {
  const names = columns.map(({ name }) => plain(name.split('.').at(-1)!));
  const found = SENT.map((name) => names.indexOf(name)).find((index) => index >= 0);
  return found === undefined ? null : columns[found]!.index;
}

/** What nobody knows of those who did not answer; times, unless they are those of sending. */
const OF_ANSWERS: readonly Dimension['kind'][] = ['stage', 'category', 'theme'];

/** Whether a condition, or the window, goes by what only answers have. */
function isLimited({ table, mapping, question, filters }: Setting, sent: number): boolean {
  const { score, comment, date } = mapping.roles;
  const { since, until, last } = question.window;
  const byTime = since !== null || until !== null || last !== null;
  const given = [score, comment, date].filter((index) => index !== sent);
  return (
    (date !== sent && (byTime || filters.some(({ dimension }) => dimension.kind === 'period'))) ||
    filters.some(({ dimension }) => {
      const column = columnIn(table, dimension, '--where');
      return OF_ANSWERS.includes(dimension.kind) || (column !== null && given.includes(column));
    })
  );
}

/** Counts those who were asked: rows with a date of sending, by whether there is anything in the score. */
export class Invitations {
  #answered = 0;
  #invited = 0;
  #by: string | null = null;
  /** An input does not tell who was asked. */
  #blind = false;

  /** What is called for every row of an input that may be an answer; null: the input does not tell. */
  watch(setting: Setting): ((row: Row, fate: Fate) => void) | null {
    const { table } = setting;
    const index = sentColumn(table.columns);
    if (index === null || isLimited(setting, index)) {
      this.#blind = true;
      return null;
    }
    this.#by ??= table.columns[index]!.name;
    return (row, fate) => {
      if (fate === 'filtered' || fate === 'outside' || !DATED.test(row[index] ?? '')) return;
      this.#invited++;
      if (fate !== 'missing') this.#answered++;
    };
  }

  /**
   * null where the data cannot tell: an input has no column of that kind; a window or a condition goes by what only
   * answers have; everybody who is listed answered (then those who did not are not listed); or the format leaves out
   * those who declined.
   */
  found(leftOut: readonly LeftOut[]): Answer['invitations'] {
    const declined = leftOut.some(({ reason }) => reason === 'declined');
    if (this.#blind || declined || this.#by === null || this.#answered === this.#invited) return null;
    return { answered: this.#answered, invited: this.#invited, by: this.#by };
  }
}
