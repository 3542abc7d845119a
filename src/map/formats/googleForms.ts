import { cellsOf, type Format } from './format.ts';

/** What Google calls the first column, in the language of the form. */
const TIMESTAMPS = ['Timestamp', 'Zeitstempel', 'Horodateur', 'Marca temporal', 'Carimbo de data/hora'];
/** As a sheet shows a moment: `12/6/2018 11:57:58`, without fractions and zone in front of the time. */
const MOMENT = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d\d[:.]\d\d($| )/;
/** Headers of three words and more are questions. */
const QUESTION = /\S\s+\S+\s+\S/;
const ENOUGH = 20;

/**
 * Google Forms through its sheet, as CSV or TSV: a timestamp first, then whole questions. There is nothing
 * else to tell it by, so the timestamps must look like a sheet's.
 */
export const googleForms: Format = {
  name: 'google-forms',
  title: 'Google Forms',
  recognise: (shape) => {
    const [first, ...others] = shape.columns;
    if (shape.container !== 'csv' || shape.layout.shape !== null) return null;
    if (!first || !TIMESTAMPS.includes(first.name)) return null;
    if (!others.some(({ name }) => QUESTION.test(name))) return null;
    const moments = cellsOf(shape, 0).slice(0, ENOUGH);
    return moments.length > 0 && moments.every((cell) => MOMENT.test(cell))
      ? `${first.name} first, with dates as a sheet writes them, and questions as headers`
      : null;
  },
  roles: { date: TIMESTAMPS, respondent: ['Email Address', 'Username'] },
};
