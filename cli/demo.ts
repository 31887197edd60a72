import { playDemo, type DemoSettings, type DemoListener } from '../demo/demo';
import { demoFolder } from '../demo/folder';
import type { Ending, DemoPost } from '../demo/outcome';
import { defined } from '../domain/defined';
import { byNumberOf } from '../domain/finding/finding-ids';
import { letterKinds } from '../domain/finding/finding';
import { DAY } from '../domain/calendar/moment';
import { eventKinds } from '../words/demo';
import type { Words } from '../words/words';
import { inColumns } from './columns';
import { exitCodes } from './endings';
import { numberGiven, type Given } from './options';
import { print } from './print';
import { aborted, toldToStop, unlessTold } from './told-to-stop';
import { firstPortIn, paceIn, showStart } from './up';
import type { Verb } from './verb';

/** `duban demo`. */
export const demo: Verb = {
  act: showAll,
};

const FIRST_PORT = 19_080;
/** A day in two seconds: three months in three minutes. */
const PACE = 43_200;
const MOST_WEEKS = 520;

/**
 * Plays the demo and stays up until told to stop. It ends in failure where the script's behaviours were not all seen:
 * so it is a test too.
 */
async function showAll(given: Given, words: Words): Promise<void> {
  const data = given.maybe('data') ?? 'data-demo';
  const pace = paceIn(given, PACE);
  const weeks = numberGiven(
    given,
    'weeks',
    0,
    (number) => Number.isInteger(number) && number >= 1 && number <= MOST_WEEKS,
  );
  const stopping = toldToStop();
  stopping.addEventListener('abort', () => {
    print(`\n${words.cli.stopping}`);
  });
  const played = await playDemo(
    defined<DemoSettings>({
      ...{ data, pace, firstPort: firstPortIn(given, FIRST_PORT) },
      campaign: given.maybe('campaign') ?? demoFolder(words.language),
      weeks: weeks === 0 ? undefined : weeks,
      progress: showStart(words),
      told: telling(words, pace),
      signal: stopping,
    }),
  ).catch(unlessTold(stopping));
  if (played === undefined) return;
  const { stack, outcome, post, documents } = played;
  const { endings, unanswered } = outcome;
  for (const line of [...endingLines(endings, words), ...postLines(post, words), ...scriptLines(endings, words)])
    print(line);
  print(`\n${words.demo.documents(documents.folder)}`);
  for (const file of documents.files) print(`  ${file}`);
  if (unanswered.length > 0) print(`\n${words.demo.unanswered(unanswered)}`);
  const missing = endings.some(({ expectations }) => expectations.some(({ happened }) => !happened));
  if (missing) print(`\n${words.demo.slower(pace / 2)}`);
  if (missing || unanswered.length > 0) process.exitCode = exitCodes.unexpected;
  const ends = given.is('end') || process.env['CI'] === 'true';
  // What has stopped answers at no address.
  if (!ends) print(`\n${words.demo.look(stack.pages, stack.postOffice, stack.webUi)}`);
  print(`\n${words.demo.kept(data)}`);
  if (!ends) {
    print(`${words.demo.slowed}\n${words.demo.stop}`);
    await aborted(stopping);
  }
  await stack.stop();
}

function telling(words: Words, pace: number): DemoListener {
  const { demo, commands } = words;
  return {
    begins({ findings, people, until, policy }) {
      print(`\n${demo.intro({ findings, people, pace, until: words.date(until) })}`);
      const [first] = policy.lookBack.ordinary;
      if (typeof first === 'object') print(demo.lookBack(first.days));
      print('');
    },
    week({ day, lights, closed, events }, { letters, answers }) {
      print(demo.week({ date: words.date(day), ...lights, closed, letters, answers }));
      for (const kind of eventKinds) {
        const findings = events.get(kind);
        if (findings !== undefined) print(`    ${demo.event(demo.events[kind], [...findings].sort(byNumberOf))}`);
      }
    },
    refused(finding, command, why) {
      print(`    ${demo.refused(finding, commands[command], words.refusal(why))}`);
    },
    paced(now, longest) {
      print(`    ${demo.paced(DAY / 1_000 / now, longest / 1_000)}`);
    },
  };
}

function endingLines(endings: readonly Ending[], { demo, colours, stages }: Words): readonly string[] {
  const { headings, columns } = demo;
  return part(headings.findings, [
    [columns.finding, columns.light, columns.stage, columns.title, columns.course],
    ...endings.map(({ id, light, stage, title, course }) => [
      id,
      colours[light],
      stages[stage],
      title,
      [...course].map(([kind, count]) => demo.times(demo.events[kind], count)).join(demo.comma),
    ]),
  ]);
}

function postLines({ matters, count }: DemoPost, { demo, cli }: Words): readonly string[] {
  const { headings, columns } = demo;
  const rows = letterKinds.map((kind) => [cli.letterKinds[kind], `${matters.get(kind) ?? 0}`]);
  return [...part(headings.letters, [[columns.kind, columns.letters], ...rows]), `  ${demo.post(count)}`];
}

function scriptLines(endings: readonly Ending[], { demo }: Words): readonly string[] {
  const promised = endings.flatMap(({ id, expectations }) => expectations.map((one) => ({ ...one, id })));
  const kinds = [...new Set(promised.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const mine = promised.filter((one) => one.kind === kind);
    const missing = mine.filter(({ happened }) => !happened);
    const seen = `${mine.length - missing.length}/${mine.length}`;
    return [demo.expectations[kind], seen, missing.map(({ id }) => id).join(demo.comma)];
  });
  return part(demo.headings.script, rows);
}

function part(heading: string, rows: readonly (readonly string[])[]): readonly string[] {
  return ['', heading, ...inColumns(rows).map((line) => `  ${line}`)];
}
