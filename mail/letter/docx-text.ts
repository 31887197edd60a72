import { TextRun, type IRunOptions } from 'docx';
import type { Language } from '../../domain/policy/policy';
import { writable } from '../../domain/text/writable';
import { wordsFor } from '../../words';
import type { Passage } from '../../words/formal-letters';

/** A passage as text of a Word file. What the office must fill in is marked yellow. */
export function runsOf(passage: Passage, language: Language, look: IRunOptions = {}): TextRun[] {
  const { formalLetters } = wordsFor(language);
  return passage.map((piece) =>
    typeof piece === 'string'
      ? new TextRun({ ...look, text: writable(piece) })
      : new TextRun({ ...look, text: formalLetters.blank(piece.blank), highlight: 'yellow' }),
  );
}
