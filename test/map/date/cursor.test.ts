import { expect, test } from 'vitest';
import { Cursor, END } from '../../../src/map/date/cursor.ts';

class Open extends Cursor {
  read() {
    return {
      number: this.number(1, 2),
      blanks: this.blanks(),
      word: this.word('utc'),
      skipped: this.skip(33),
      end: this.code() === END,
    };
  }
}

test('reads from the left what stands there', () => {
  expect(new Open('12 \u202fUTC!').read()).toEqual({
    number: 12,
    blanks: true,
    word: true,
    skipped: true,
    end: true,
  });
});

test('stays where something else stands', () => {
  expect(new Open('x').read()).toEqual({
    number: -1,
    blanks: false,
    word: false,
    skipped: false,
    end: false,
  });
  expect(new Open('123').read()).toMatchObject({ number: -1 });
});
