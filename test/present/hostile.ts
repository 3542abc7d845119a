import fc from 'fast-check';

/** Text that is more often hostile than chance would have it. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '::',
        '##[',
        '##vso[',
        '##teamcity[',
        'section_start:',
        'section_end:',
        ' ',
        '\n',
        '#',
        ':',
      ),
      fc.constantFrom(
        '\x1b[2J',
        '\x9b',
        '\x7f',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ufeff',
        '\u200d',
        '👩',
        '\ud800',
      ),
    ),
  )
  .map((parts) => parts.join(''));
