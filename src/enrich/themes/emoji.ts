/** Emoji as numbers that can be compared. */

// What Unicode calls a flag is two letters; taken as one emoji, 🇨🇩🇪🇸 does not hold 🇩🇪.
const FLAG_LETTER = /\p{Regional_Indicator}/u;

/** One number for each emoji, a flag counting as one. */
export function emojiCodes(chars: readonly string[]): number[] {
  const codes: number[] = [];
  let flag: number | null = null;
  for (const char of chars) {
    const code = char.codePointAt(0)!;
    if (!FLAG_LETTER.test(char)) flag = null;
    else if (flag !== null) {
      codes[codes.length - 1] = flagCode(flag, code);
      flag = null;
      continue;
    } else flag = code;
    codes.push(code);
  }
  return codes;
}

/** Beyond all code points. */
export const flagCode = (first: number, second: number): number => first * 0x200000 + second;
