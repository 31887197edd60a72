import { domainMoment } from '../../domain/calendar/clock';
import { openFinding } from '../../domain/finding/open';
import { attributesOf } from '../../workflows/attributes';
import { findingWorkflowId } from '../../workflows/ids';
import { memoOf } from '../../workflows/memo';
import { firstRun } from '../../workflows/messages';
import type { OnServer } from './campaign-on-server';

/** Starts a finding of the ledger whose first workflow task fails, and every one after it: its input is not a finding. */
export async function startBroken({ client, campaign, rows }: OnServer, id: string): Promise<void> {
  const row = rows.find(({ subject }) => subject.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  const { terms } = campaign;
  const moment = domainMoment(terms.clock, Date.now());
  const run = firstRun(openFinding(row.subject, terms, row), terms, [], moment);
  await client.workflow.start('findingWorkflow', {
    workflowId: findingWorkflowId(campaign.id, id),
    taskQueue: campaign.id,
    args: [{ finding: 'not one' }],
    typedSearchAttributes: [...attributesOf(run.finding, terms, moment)],
    memo: { ...memoOf(run, moment) },
  });
}
