import type { CustomerSource } from '../../model.ts';
import type { Facts } from '../document.ts';
import { percentOf } from '../figures.ts';
import { plural } from './words.ts';

/** Each table of customers: how many there are, by what they were joined, and how well that went. */
export const customerFacts = (sources: readonly CustomerSource[]): Facts['items'] =>
  sources.flatMap(({ paths, customers, on, matched, unmatched, withoutKey, neverAsked }) => {
    const answers = matched + unmatched + withoutKey;
    const keys = on.response === on.customer ? `'${on.customer}'` : `'${on.response}' = '${on.customer}'`;
    const share = answers === 0 ? '' : ` (${percentOf(matched, answers)})`;
    const nobody = withoutKey === 0 ? '' : `, ${withoutKey} without a key`;
    return [
      { term: 'customers', text: `${paths.join(', ')}: ${plural(customers, 'customer')}, joined by ${keys}` },
      {
        term: 'customers',
        text: `${matched} of ${plural(answers, 'answer')} matched${share}${nobody}; ${plural(neverAsked, 'customer')} never asked`,
      },
    ];
  });
