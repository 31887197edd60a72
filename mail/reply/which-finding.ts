import type { DutyKind } from '../../domain/policy/policy';
import type { Answer } from './answers';
import { tagsIn } from './tags';

/** The signs of which findings a message is about, the most reliable first. */
export interface Signs {
  /** Lines of the letters that it answers: by the token in our address, or else by In-Reply-To and References. */
  readonly letters: readonly LineAnswered[];
  readonly subject: string;
  /** The sender's own text. */
  readonly text: string;
}

/** The duties that these answers are for, where nothing else of a letter could be meant by them. */
const answered: Partial<Readonly<Record<Answer['says'], readonly DutyKind[]>>> = {
  decline: ['acknowledge'],
  agree: ['accept-plan', 'decide-extension', 'decide-withdrawal', 'approve', 'commit'],
  disagree: ['accept-plan', 'decide-extension', 'decide-withdrawal', 'approve'],
  confirm: ['commit'],
  rectified: ['check', 'look-back', 'long-term-check'],
  continuing: ['check', 'look-back', 'long-term-check'],
  'not-rectified': ['check', 'look-back', 'long-term-check'],
};

/** A line of a letter: of a finding, with what it asks, or of the campaign as a whole. */
export type LineAnswered =
  | { readonly finding: string; readonly duty?: { readonly kind: DutyKind }; readonly copy: boolean }
  | { readonly matter: { readonly what: string; readonly findings?: unknown } };

/**
 * The findings that a part of a message is about: the one that its own line names; else what the letter was about; else
 * the subject's tag; else the only one that the text names. A bare 签收 to a letter about several findings acknowledges
 * all those that the letter asked to acknowledge; a bare objection, decision or outcome means the only one of which the
 * letter asked that. Any other bare keyword to such a letter means none.
 */
export function findingsMeant(
  { finding, answer }: { readonly finding: string | undefined; readonly answer: Answer },
  { letters, subject, text }: Signs,
  prefix: string,
): readonly string[] {
  if (finding !== undefined) return [finding];
  const lines = letters.filter((line) => 'finding' in line);
  const inLetter = distinct(lines.map((line) => line.finding));
  // A letter that also tells of the campaign is about several matters.
  if (inLetter.length === 1 && lines.length === letters.length) return inLetter;
  if (inLetter.length > 0) {
    const asked = (kinds: readonly DutyKind[]): readonly string[] =>
      distinct(
        lines.flatMap((line) =>
          line.duty !== undefined && !line.copy && kinds.includes(line.duty.kind) ? [line.finding] : [],
        ),
      );
    if (answer.says === 'acknowledge') return asked(['acknowledge']);
    const meant = lines.length === letters.length ? asked(answered[answer.says] ?? []) : [];
    return meant.length === 1 ? meant : [];
  }
  // The task of a supervision group that has one finding to look at.
  const toInspect = distinct(letters.flatMap((line) => ('matter' in line ? tasksIn(line.matter) : [])));
  if (toInspect.length === 1 && letters.length === 1) return toInspect;
  const inSubject = tagsIn(subject, prefix);
  const named = inSubject.length > 0 ? inSubject : tagsIn(text, prefix);
  return named.length === 1 ? named : [];
}

function tasksIn({ what, findings }: Extract<LineAnswered, { readonly matter: unknown }>['matter']): readonly string[] {
  return what === 'batch-task' && Array.isArray(findings) ? findings.filter((one) => typeof one === 'string') : [];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
