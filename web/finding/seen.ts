import { Trouble } from '../../client/errors';
import { recordFromArchive, recordOf } from '../../client/record';
import { domainMoment } from '../../domain/calendar/clock';
import { defined } from '../../domain/defined';
import type { Finding } from '../../domain/finding/finding';
import type { Terms } from '../../domain/policy/policy';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import { findingView, type FindingView } from './finding-view';

/** Milliseconds until a workflow is taken not to answer, and what the list has of it is shown. */
export const PATIENCE = 4_000;

/** A finding as a page found it. */
export interface SeenFinding {
  readonly finding: Finding;
  readonly view: FindingView;
  readonly terms: Terms;
  /** Whether the finding answered itself: only then can anything be said to it. */
  readonly answers: boolean;
  /** Whether it is still followed up. */
  readonly running: boolean;
  readonly trouble?: Trouble;
}

/** The finding by its own word, or as the list has it where it does not answer. @throws Trouble unknown-finding */
export async function look(
  { id: campaign, directory }: Campaign,
  id: string,
  { duban, archive, now }: Pick<WebDependencies, 'duban' | 'archive' | 'now'>,
): Promise<SeenFinding> {
  const read = await duban.readOne(campaign, id);
  let trouble: Trouble | undefined;
  const run = read.running
    ? await duban.show(campaign, id, PATIENCE).catch((error: unknown) => {
        if (!(error instanceof Trouble && (error.code === 'no-worker' || error.code === 'task-fails'))) throw error;
        trouble = error;
        return undefined;
      })
    : undefined;
  const { finding, terms } = run ?? read;
  const sealed = run === undefined ? await recordFromArchive(archive, campaign, id) : await recordOf(run, archive);
  // Of one that runs and does not answer, what came after its last sealed page is lacking.
  const record = {
    entries: sealed?.entries ?? [],
    whole: sealed?.whole === true && !(read.running && run === undefined),
  };
  const view = findingView(finding, terms, directory, record, domainMoment(terms.clock, now()));
  return defined<SeenFinding>({ finding, view, terms, answers: run !== undefined, running: read.running, trouble });
}
