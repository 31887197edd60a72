import { recordInspection } from '../../client/batches';
import { Trouble } from '../../client/errors';
import { dayOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { inspectionOutcomes, type BatchCommands } from '../../domain/batches/commands';
import { defined } from '../../domain/defined';
import { batchSaid } from '../../ledger/task-sheets';
import { languages } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import { batchNumber } from '../../words/register-names';
import { methodsGiven, oneOfGiven } from '../options';
import { print } from '../print';
import type { Verb } from '../verb';
import { speakingOfBatches } from './speaking';

/** `duban batch result batch-001/WH-012`: what an inspection found. */
export const recordResult: Verb = {
  async act(given, words, written) {
    const { batch, finding } = inspectionSaid(written);
    const outcome = outcomeMeant(given.text('outcome'));
    await speakingOfBatches(given, async ({ service, campaign, archive, by }) => {
      const moment = domainMoment(campaign.terms.clock, Date.now());
      const files = await given.files('file');
      const said = defined<BatchCommands['recordInspection']>({
        ...{ batch, finding, outcome },
        methods: methodsGiven(given),
        on: given.maybe('on') === undefined ? dayOf(campaign.terms.calendar, moment) : given.day('on'),
        place: given.maybe('place'),
        text: given.maybe('text'),
        files: files.length === 0 ? undefined : files,
      });
      await recordInspection(service, campaign, archive, said, { by, via: 'cli' }, moment);
      const { batches } = words;
      print(batches.recorded(batchNumber(batch, batches.kind), finding, batches.outcomes[outcome]));
    });
  },
};

/** `batch-001/WH-012`. @throws Trouble bad-argument */
export function inspectionSaid(written: string): { readonly batch: string; readonly finding: string } {
  const [batch = '', finding = ''] = written.split('/');
  if (finding === '') throw new Trouble('bad-argument', written, ['batch-001/WH-012']);
  return { batch: batchSaid(batch), finding };
}

/** By its code, or by its name in any language. @throws Trouble bad-argument */
function outcomeMeant(written: string): (typeof inspectionOutcomes)[number] {
  const code = inspectionOutcomes.find((one) =>
    [one, ...languages.map((language) => wordsFor(language).batches.outcomes[one])].includes(written.trim()),
  );
  return oneOfGiven('outcome', code ?? written, inspectionOutcomes);
}
