/** Words that say nothing by themselves, in the languages that most exports have. */

import { deu, eng, fra, ita, nld, por, spa } from 'stopword/dist/stopword.esm.mjs';
import { wordsOf } from '../fold.ts';
import { NEGATORS } from '../negators.ts';

/** What the lists lack: what remains of words at an apostrophe, and words that are in every second comment. */
const MORE = [
  "i'm i've i'd i'll it's that's there's he's let's what's who's you're they're we're you've they've we've",
  'im ive id its thats theres youre theyre weve',
  'he she they we them us our ours my mine your yours their theirs his hers its it me you i myself yourself itself',
  'am is are was were be been being have has had having do does did doing done will would shall should can could may',
  'might must ought need needs needed want wants wanted let lets got get gets getting go goes going went come comes',
  'so too very just really quite rather also even ever never always often sometimes still yet already again almost',
  'pretty much many more most less least few lot lots bit any some all every each both either neither none such own',
  'only than then there here where when why how what which who whom whose this that these those as at by for from in',
  'into of off on onto out over to up upon with within without about above after before below between down during',
  'through under until and but or nor if because though although while since unless whether however instead else',
  'etc eg ie yes no not ok okay well one two three first second next last thing things something anything everything',
  'nothing someone anyone everyone way ways kind sort make makes made making take takes took taken give gives given',
  'put say says said see seen seem seems use used using try tried trying know think thought feel felt like likes liked',
  'keep kept look looks looking find found able around back away another other others same different around per via',
  "cest c'est j'ai qu'il n'est d'un d'une tres plus bien fait faire peut si donc car comme tout tous toute toutes",
  'es esta este estos estas son ser fue hay tiene tengo mucho mucha muchos muchas todo todos todas bien solo aqui',
  'muito mais tem ser foi esta isso aqui tudo todos bem so mi mio molto piu tutto tutti ben solo essere fatto',
  'sehr nur noch schon mal immer wurde wurden wird werden ware hatte etwas alles viel viele vielen mehr ganz einfach',
  'erg heel wel zeer alleen altijd nog goed waar hebben heb kan kunnen moet zijn werd wordt worden via',
];

let words: ReadonlySet<string> | null = null;

/** All of them, folded as comments are. Made when it is first asked for. */
export function stopWords(): ReadonlySet<string> {
  words ??= new Set(
    [...eng, ...deu, ...fra, ...spa, ...nld, ...por, ...ita, ...NEGATORS, ...MORE].flatMap((text) =>
      wordsOf(text).map((word) => word.text),
    ),
  );
  return words;
}

const VERDICTS =
  'good great nice best better excellent amazing awesome perfect fantastic wonderful brilliant superb outstanding love loved enjoy happy satisfied recommend recommended thank thanks bad worse worst terrible horrible awful poor hate disappointed disappointing unhappy gut gute guten super toll klasse prima perfekt zufrieden schlecht danke bon bonne excellent parfait merci mauvais bueno buena excelente perfecto gracias malo mala bom boa otimo otima obrigado obrigada ruim goed fijn prima uitstekend tevreden bedankt slecht buono buona ottimo perfetto grazie';

/** Praise and blame, folded: a comment that has nothing else has no theme. */
export const VERDICT_WORDS: ReadonlySet<string> = new Set(VERDICTS.split(' '));
