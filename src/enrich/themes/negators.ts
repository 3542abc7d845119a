/** Words that negate what follows them. Where a language puts them after (Japanese, Turkish), none is listed. */

const ENGLISH =
  "not no never none nothing nobody nor neither without cannot can't don't doesn't didn't isn't aren't ain't wasn't weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't dont doesnt didnt isnt arent wasnt werent cant wont wouldnt couldnt shouldnt hasnt havent hadnt aint";
const GERMANIC =
  'nicht nichts kein keine keinen keinem keiner keines nie niemals ohne weder niet geen nooit zonder inte ingen inga inget aldrig utan ikke ikkje aldri uden uten';
const ROMANCE =
  'ne pas jamais sans aucun aucune rien nunca jamás sin ningún ninguna ningun nada não sem nem nenhum nenhuma non senza nessun nessuna niente ni';
const SLAVIC = 'nie bez nigdy ne nikdy не нет без никогда ни немає ніколи';
const OTHERS = 'δεν δε μη μην χωρίς ποτέ לא אין בלי אל ללא لا لم لن ليس ليست غير بدون नहीं मत बिना 안 못';
const SPACELESS = '不 没 沒 無 无 未 ไม่';

/** Each once, as a term. */
export const NEGATORS: readonly string[] = [
  ...new Set([ENGLISH, GERMANIC, ROMANCE, SLAVIC, OTHERS, SPACELESS].join(' ').split(' ')),
];

/** How many words before a hit a negation may stand. */
export const NEGATION_WINDOW = 3;
