import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What the next build does otherwise: a light, a duty, a ladder and the card. */
const changes: readonly (readonly [file: string, from: string, to: string])[] = [
  ['domain/light/light.js', 'policy.lights.nearDeadline + 1)', 'policy.lights.nearDeadline + 400)'],
  [
    'domain/duties/duties.js',
    "('acknowledge', round, contactOf(assignment)",
    "('acknowledge', round, `unit/${assignment.lead}/head`",
  ],
  ['domain/schedule/ladder.js', '(calendar, due, rung.offset)', '(calendar, due, rung.offset + 1)'],
  ['words/card.js', '`## ${finding.subject.id} ', '`## (B) ${finding.subject.id} '],
];

/**
 * A copy of the built program in which rules and card are others, for the workflows too: their bundle is changed in the
 * same places, because bundling takes longer than the rest of a test.
 */
export function nextBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-next-'));
  for (const part of ['dist', 'examples', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const part of ['node_modules', '.cache']) symlinkSync(join(root, part), join(folder, part));
  for (const [file, from, to] of changes) {
    for (const name of [file, 'workflow-bundle.js']) {
      const path = join(folder, 'dist', name);
      const code = readFileSync(path, 'utf8');
      if (code.split(from).length !== 2) throw new Error(`${name} has not just one ${from}`);
      writeFileSync(
        path,
        code.replace(from, () => to),
      );
    }
  }
  return folder;
}
