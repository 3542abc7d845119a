/** Comments that say nothing: what people type to get past a field. */

import { wordsOf } from './fold.ts';

/** Answers of one or several words that mean no more than an empty field, folded; in the languages most exports have. */
const EMPTY: ReadonlySet<string> = new Set([
  ...[
    'na',
    'n a',
    'nan',
    'nil',
    'nill',
    'none',
    'nothing',
    'nope',
    'no',
    'null',
    'no comment',
    'no comments',
  ],
  ...['not applicable', 'not really', 'nothing to add', 'nothing comes to mind', 'none at this time', 'idk'],
  ...['i don t know', 'don t know', 'not sure', 'test', 'x', 'xx', 'xxx', 'yes', 'ok', 'okay'],
  ...['nichts', 'nein', 'keine', 'keiner', 'kein kommentar', 'keine angabe', 'k a', 'weiss nicht', 'ja'],
  ...['rien', 'non', 'oui', 'aucun', 'aucune', 'ras', 'r a s', 'sans commentaire', 'rien a dire'],
  ...[
    'nada',
    'ninguno',
    'ninguna',
    'si',
    'sin comentarios',
    'nenhum',
    'nenhuma',
    'nao',
    'sim',
    'sem comentarios',
  ],
  ...['niets', 'geen', 'nee', 'nvt', 'n v t', 'geen commentaar', 'geen opmerkingen'],
  ...['niente', 'nessuno', 'nessuna', 'nessun commento'],
]);

/** Longer texts say something. */
const LONGEST = 24;
/** What short comments say is remembered: the same ones come again and again. */
const KNOWN = new Map<string, boolean>();
const MOST_KNOWN = 10_000;
/** Words in small or capital letters of English, of which there is nothing to fold but the case. */
const PLAIN_WORDS = /^[a-z]+(?:,? [a-z]+)*$/i;
const EMOJI = /\p{Extended_Pictographic}/u;

/**
 * True where a comment can have themes at all: not where it is empty, a single letter, a number, marks only, or a way
 * to say nothing (`n/a`, `none`, `-`, `nichts`). An emoji says something.
 */
export function hasContent(comment: string): boolean {
  if (comment.length > LONGEST) return isVisible(comment.charCodeAt(0)) || /\S/u.test(comment);
  const known = KNOWN.get(comment);
  if (known !== undefined) return known;
  const says = saysSomething(comment);
  if (KNOWN.size === MOST_KNOWN) KNOWN.clear();
  KNOWN.set(comment, says);
  return says;
}

/** Characters of ASCII that are no blanks. */
const isVisible = (code: number): boolean => code > 32 && code < 127;

function saysSomething(comment: string): boolean {
  if (PLAIN_WORDS.test(comment))
    return comment.length > 1 && !EMPTY.has(comment.replaceAll(',', '').toLowerCase());
  const words = wordsOf(comment);
  if (words.length === 0) return EMOJI.test(comment);
  if (words.every(({ text, spaceless }) => !spaceless && /^\d+$/.test(text))) return EMOJI.test(comment);
  if (words.length === 1 && !words[0]!.spaceless && words[0]!.text.length === 1) return EMOJI.test(comment);
  return !EMPTY.has(words.map(({ text }) => text).join(' '));
}
