import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { dubanOver, type Duban } from '../client/duban';
import type { ReadFinding } from '../client/reading';
import { todayIn } from '../config/calendar-table';
import { openPrepared, prepareCampaign, type Prepared } from '../ledger/prepare';
import { progressed } from './figure';
import type { Ground } from './ground';

const example = join(__dirname, '..', 'examples', 'wuhai-2023');

export interface LargeCampaign {
  readonly id: string;
  readonly duban: Duban;
  /** Opens and assigns all of its findings, as an import does. */
  open(): Promise<void>;
  readonly prepared: Prepared;
}

/** The model case with its findings repeated until they are so many, begun today. */
export async function largeCampaign({ client }: Ground, id: string, findings: number): Promise<LargeCampaign> {
  const now = Date.now();
  const prepared = await prepareCampaign(example, { now, start: todayIn('Asia/Shanghai', now) });
  const rows = Array.from({ length: findings }, (_, index) => {
    const row = prepared.rows[index % prepared.rows.length];
    if (row === undefined) throw new Error('the model case has no findings');
    const number = `${index + 1}`;
    return { ...row, subject: { ...row.subject, campaign: id, id: `WH-${number.padStart(5, '0')}` } };
  });
  const campaign = { ...prepared.campaign, id, mailbox: `${id}@duban.example.org` };
  const large = { ...prepared, campaign, rows };
  const duban = dubanOver(client, { taskQueue: id, patience: 120_000 });
  return {
    ...{ id, duban, prepared: large },
    async open() {
      const { refused } = await openPrepared(duban, large, 'bench', { assign: true });
      if (refused.length > 0) throw new Error(`${refused.length} findings refused their assignment`);
    },
  };
}

/** Until nothing waits to be posted any more: every finding has told what its opening brought. */
export async function allPosted(campaign: LargeCampaign): Promise<void> {
  await allShow(campaign, ({ finding }) => finding.news.length === 0);
}

/**
 * Until all findings show that. The last that does not is looked at alone until it does: reading all of them again and
 * again would take one of two processors from what is measured.
 */
export async function allShow(
  { id, duban, prepared }: LargeCampaign,
  shows: (read: ReadFinding) => boolean,
): Promise<void> {
  for (;;) {
    const { findings } = await duban.read(id);
    const missing = prepared.rows.length - findings.length;
    const others = findings.filter((read) => !shows(read));
    if (missing + others.length === 0) return;
    progressed(`${others.length + missing} of ${prepared.rows.length} findings of ${id} are waited for`);
    const last = others.at(-1)?.finding.subject.id;
    do await pause(250);
    while (last !== undefined && !shows(await duban.readOne(id, last)));
  }
}
