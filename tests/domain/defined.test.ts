import { defined } from '../../domain/defined';

interface Letter {
  readonly subject: string;
  readonly copies?: number;
  readonly sealed?: boolean;
  readonly note?: string | null;
}

describe('defined', () => {
  it('leaves out the fields that are undefined', () => {
    const letter = defined<Letter>({ subject: 'Plan', copies: undefined, sealed: undefined, note: undefined });
    expect(Object.keys(letter)).toEqual(['subject']);
  });

  it('keeps null, zero, false and the empty text', () => {
    const letter = defined<Letter>({ subject: '', copies: 0, sealed: false, note: null });
    expect(letter).toStrictEqual({ subject: '', copies: 0, sealed: false, note: null });
  });

  it('takes its type from where the result goes', () => {
    const letter: Letter = defined({ subject: 'Plan', copies: 2 });
    expect(letter).toStrictEqual({ subject: 'Plan', copies: 2 });
  });

  it('does not compile with a field too many, a required one missing or undefined, or no type to go by', () => {
    // @ts-expect-error Nobody knows of a stamp.
    defined<Letter>({ subject: 'Plan', stamp: 1 });
    // @ts-expect-error Nor where the type follows from the place.
    const placed: Letter = defined({ subject: 'Plan', stamp: 1 });
    // @ts-expect-error The subject is missing.
    defined<Letter>({ copies: 2 });
    // @ts-expect-error The subject may not be undefined.
    defined<Letter>({ subject: undefined });
    // @ts-expect-error Nothing says what is meant.
    defined({ subject: 'Plan' });
    expect(Object.keys(placed)).toContain('subject');
  });
});
