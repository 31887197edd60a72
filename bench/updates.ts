import { actorOf, holderOf } from '../domain/organisation/directory';
import { nothing } from './empty-workflows';
import { median, ratio, measured, type Measurement } from './figure';
import { startEmpty } from './ground';
import { allPosted, largeCampaign } from './large-campaign';

/** Updates of each kind, told one after the other and in turn, so that both meet the same machine. */
const UPDATES = 300;

/** A command said to a finding, which writes its memo row, beside an update that does nothing. */
export const updates: Measurement = async (ground) => {
  const campaign = await largeCampaign(ground, 'updates', 28);
  const [worker, idle] = [await ground.worker('duban', campaign.id), await ground.worker('empty', 'updates-empty')];
  await campaign.open();
  await allPosted(campaign);
  const empty = await startEmpty(ground, 'updates-empty', 'updates-empty');
  const { directory } = campaign.prepared.campaign;
  const clerk = holderOf(directory, 'office/staff');
  const by = clerk && actorOf(directory, clerk.code, campaign.prepared.start);
  if (by === undefined) throw new Error('nobody is the office');
  const [own, compared]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < UPDATES; turn += 1) {
    const row = campaign.prepared.rows[turn % campaign.prepared.rows.length];
    if (row === undefined) throw new Error('the campaign has no findings');
    const command = { name: 'note', by, via: 'script', text: `seen ${turn}`, files: [] } as const;
    compared.push(await measured(() => empty.executeUpdate(nothing)));
    own.push(await measured(() => campaign.duban.obey(campaign.id, row.subject.id, command)));
  }
  await Promise.all([worker.stop(), idle.stop()]);
  return [ratio(`a command's round trip, the median of ${UPDATES}`, median(own), median(compared), 1.5)];
};
