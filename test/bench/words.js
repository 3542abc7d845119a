/** What people write in comments, and words that no language has. */
import { randomSource } from './random.js';

const PHRASES = `support answered within the hour
the agent was rude and put me on hold
your staff is friendly and knows the product
too expensive for what we get
the price went up again this year
good value for the money
we would need a discount for larger teams
reports are slow on monday mornings
the dashboard takes forever to load
loading the list times out every day
it freezes while saving
the app crashes when i open a ticket
errors all over the place since the last update
a few bugs but they get fixed fast
the search is broken for weeks
easy to use even for new people
the menu is cluttered and confusing
simple and intuitive from the first day
navigation needs far too many clicks
setup was done in an afternoon
training and tutorials could be better
the kick-off with our trainer helped a lot
migrating our data was hard work
the export to excel is almost right
charts are nice but i need filters
our analytics team loves the csv files
the integration with salesforce works well
please add webhooks and an open api
sync with slack stops now and then
importing contacts took hours
we are missing a dark mode
a roadmap would be nice to have
custom templates save us a lot of time
automation of our workflows is great
the mobile version feels like an afterthought
i use it on my phone all the time
offline work on a tablet is what i wish for
the documentation is out of date
examples in the manual are hard to follow
the knowledge base answers most of my questions
we were charged twice and wait for a refund
cancelling the subscription was painful
the invoice never matches the contract
payment by card should be possible
everything just works
would recommend it to every friend and colleague
nothing to complain about so far
it does what it says
we switched from another tool and never looked back
our team of twelve uses it daily
i am happy with it overall
there is room for improvement
could be better and could be worse
keep up the good work`
  .split('\n')
  .map((phrase) => phrase.split(' '));

const SYLLABLES = 'ba ce di fo gu la me ni po ru sta tre vi ko shu ple gra nor lim tas'.split(' ');

/**
 * So many different words that can be pronounced and mean nothing, in a fixed order.
 * @param {number} count
 * @returns {string[]}
 */
export function madeUpWords(count) {
  const random = randomSource(7);
  const words = new Set();
  while (words.size < count)
    words.add(
      Array.from({ length: 3 + Math.floor(random() * 2) }, () => {
        return SYLLABLES[Math.floor(random() * SYLLABLES.length)];
      }).join(''),
    );
  return [...words];
}

/** So many of the made-up words do occur in comments. */
const OCCURRING = 300;
const MADE_UP = madeUpWords(OCCURRING);

/**
 * A comment of 0 to `most` words, without quotes: phrases, with a comma or a full stop between some; one word in forty
 * is made up. ASCII only.
 * @param {() => number} random 0 ≤ x < 1
 * @param {number} most
 * @returns {string}
 */
export function commentOf(random, most) {
  const length = Math.floor(random() * (most + 1));
  /** @type {string[]} */
  const words = [];
  let starts = true;
  while (words.length < length) {
    const phrase = /** @type {string[]} */ (PHRASES[Math.floor(random() * PHRASES.length)]);
    for (const word of phrase) {
      if (words.length === length) break;
      const said =
        random() < 0.025 ? /** @type {string} */ (MADE_UP[Math.floor(random() * OCCURRING)]) : word;
      words.push(starts ? said.charAt(0).toUpperCase() + said.slice(1) : said);
      starts = false;
    }
    if (words.length === length) break;
    const chance = random();
    if (chance < 0.5) words[words.length - 1] += '.';
    else if (chance < 0.6) words[words.length - 1] += ',';
    starts = chance < 0.5;
  }
  return words.join(' ');
}
