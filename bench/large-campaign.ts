import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { dubanOver, type Duban } from '../client/duban';
import { todayIn } from '../config/calendar-table';
import { openPrepared, prepareCampaign, type Prepared } from '../ledger/prepare';
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
export async function allPosted({ id, duban, prepared }: LargeCampaign): Promise<void> {
  for (;;) {
    const { findings } = await duban.read(id);
    const told = findings.filter(({ finding }) => finding.news.length === 0);
    if (told.length === prepared.rows.length) return;
    await pause(250);
  }
}
