import { cellsOf, type Format, type Shape } from './format.ts';

const COPYRIGHT = /^copyright \(c\) 2000-\d{4} salesforce\.com/i;
/** With what the ids of its records begin. */
const PREFIXES: Readonly<Record<string, string>> = {
  'Account ID': '001',
  'Contact ID': '003',
  'User ID': '005',
  'Opportunity ID': '006',
  'Lead ID': '00Q',
  'Case ID': '500',
};
/** 15 characters, or 18 with a check on their case. */
const ID = /^[A-Za-z0-9]{15}([A-Z0-5]{3})?$/;
/** In a short report a total may follow soon. */
const ENOUGH = 5;

/** A column such as `Account ID` that holds nothing but ids of such records. */
const hasIds = (shape: Shape): boolean =>
  shape.columns.some(({ name, index }) => {
    const prefix = PREFIXES[name];
    if (prefix === undefined) return false;
    const ids = cellsOf(shape, index).slice(0, ENOUGH);
    return ids.length > 0 && ids.every((id) => id.startsWith(prefix) && ID.test(id));
  });

/**
 * Salesforce's report as CSV, told by the copyright line where the beginning of the file reaches it, or else
 * by its ids. Other tools' exports may hold these ids, too, but those have questions for headers. The
 * lines below the data, totals and notices, are footers as in any table.
 */
export const salesforce: Format = {
  name: 'salesforce',
  title: 'Salesforce',
  recognise: (shape) => {
    if (shape.container !== 'csv' || shape.layout.shape !== null) return null;
    if (shape.sample.some(([first = '']) => COPYRIGHT.test(first)))
      return "Salesforce's copyright line below the data";
    const asks = shape.columns.some(({ name }) => name.endsWith('?'));
    return !asks && hasIds(shape) ? "ids of Salesforce's records" : null;
  },
};
