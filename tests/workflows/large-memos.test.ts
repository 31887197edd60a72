import { connect, LARGEST_ANSWER, type Connected } from '../../client/duban';
import { phaseEnd, readCampaignFiles, termsOf } from '../../config/campaign-file';
import { realClock } from '../../domain/calendar/clock';
import { encodedBytes } from '../../domain/text/bytes';
import type { Person } from '../../domain/organisation/directory';
import { example } from '../support/campaign-on-server';
import { freshNamespace } from '../support/fresh-namespace';

const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
/** Bytes that gRPC takes in one answer unless it is told more. */
const USUAL = 4 * 1_024 * 1_024;
const CAMPAIGNS = 6;
const PEOPLE = 5_000;

/** Six campaigns whose directories make a memo of nearly a MiB each, in a namespace that nobody else lists. */
describe('the list of campaigns with large directories', () => {
  let open: Connected;
  beforeAll(async () => {
    const operator = await connect({ address, namespace: 'default' });
    const namespace = await freshNamespace(operator.connection);
    await operator.duban.close();
    open = await connect({ address, namespace });
  });
  afterAll(async () => {
    await open.duban.close();
  });

  it('is read though all of it together is more than gRPC usually takes', async () => {
    const files = await readCampaignFiles(example);
    const people = Array.from({ length: PEOPLE }, (_, index) => personCalled(`person-${index}`));
    const directory = { ...files.directory, people: [...files.directory.people, ...people] };
    const { prefix, name, plusAddressing } = files;
    const campaign = {
      ...{ prefix, name, plusAddressing, directory, terms: termsOf(files, realClock) },
      phase: { start: files.start, end: phaseEnd(files) },
    };
    const bytes = encodedBytes(campaign);
    expect(bytes * CAMPAIGNS).toBeGreaterThan(USUAL);
    expect(bytes * CAMPAIGNS).toBeLessThan(LARGEST_ANSWER);
    const ids = Array.from({ length: CAMPAIGNS }, (_, index) => `large-${index}`);
    for (const id of ids) await open.duban.openCampaign({ ...campaign, id, mailbox: `${id}@duban.example.org` });
    expect(await open.duban.campaigns()).toEqual(ids);
  });
});

function personCalled(code: string): Person {
  const address = `${code}@example.org`;
  return { code, name: code, address, aliases: [], units: ['commerce'], positions: [], absences: [] };
}
