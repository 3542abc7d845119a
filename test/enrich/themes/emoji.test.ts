import { expect, it } from 'vitest';
import { emojiCodes, flagCode } from '../../../src/enrich/themes/emoji.ts';

it('a flag is one emoji', () => {
  const [d, e] = [...'🇩🇪'].map((char) => char.codePointAt(0)!);
  expect(emojiCodes([...'🇩🇪🚚🇩'])).toEqual([flagCode(d!, e!), '🚚'.codePointAt(0), d]);
});
