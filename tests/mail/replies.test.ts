import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hear, type Answer } from '../../mail/reply/answers';
import { automaticOf } from '../../mail/message/automatic';
import { parseIncoming } from '../../mail/message/incoming';
import { newText, type NewText } from '../../mail/message/new-text';
import { fingerprintsOf } from '../../mail/message/sent-lines';
import { isKeyword } from '../../mail/reply/keywords';

interface Heard {
  readonly finding?: string;
  readonly says?: Answer['says'];
  readonly problem?: string;
}

interface Reply {
  readonly name: string;
  readonly raw: Buffer;
  readonly letter: string;
  readonly newText: string;
  readonly within: string;
  readonly answers: readonly Heard[];
}

const folder = join(__dirname, 'replies');
const replies: readonly Reply[] = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => {
    const name = file.slice(0, -'.eml'.length);
    const expected = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Omit<Reply, 'name' | 'raw'>;
    return { name, raw: readFileSync(join(folder, file)), ...expected };
  });

const sentOf = (letter: string) =>
  fingerprintsOf([{ text: readFileSync(join(folder, `letter-${letter}.txt`), 'utf8') }]);

interface Result {
  readonly reply: Reply;
  readonly said: NewText;
  readonly heard: readonly Heard[];
  readonly automatic: boolean;
}

async function read(reply: Reply, sent: readonly string[]): Promise<Result> {
  const parsed = await parseIncoming(reply.raw);
  if (parsed.outcome !== 'parsed') throw new Error(`${reply.name} is ${parsed.why}`);
  const said = newText(parsed.incoming, sent, isKeyword);
  const heard = hear(said, 'WH').map((one): Heard => {
    const about = one.finding === undefined ? {} : { finding: one.finding };
    return 'answer' in one ? { ...about, says: one.answer.says } : { ...about, problem: one.problem.code };
  });
  const automatic = automaticOf(parsed.incoming, { nullSender: false, own: said.own }) !== undefined;
  return { reply, said, heard, automatic };
}

const linesIn = ({ own, within }: NewText): readonly string[] => `${own}\n${within}`.split('\n').filter(Boolean);
const expectedIn = ({ newText: own, within }: Reply): readonly string[] => linesIn({ own, within });
const isExact = ({ reply, said }: Result) => said.own === reply.newText && said.within === reply.within;
const leaks = ({ reply, said }: Result) => linesIn(said).some((line) => !expectedIn(reply).includes(line));
const loses = ({ reply, said }: Result) => expectedIn(reply).some((line) => !linesIn(said).includes(line));
const same = (one: Heard) => (other: Heard) => one.finding === other.finding && one.says === other.says;
const isWrong = ({ reply, heard }: Result) =>
  heard.some((one) => one.says !== undefined && !reply.answers.some(same(one)));

const weighty: ReadonlySet<string> = new Set(['claim', 'rectified', 'agree', 'confirm']);
const isWrongAndWeighty = ({ reply, heard }: Result) =>
  heard.some((one) => weighty.has(one.says ?? '') && !reply.answers.some(same(one)));

function count(results: readonly Result[]) {
  return {
    replies: results.length,
    exact: results.filter(isExact).length,
    leaked: results.filter(leaks).length,
    lost: results.filter(loses).length,
    wrong: results.filter(isWrong).length,
    wrongAndWeighty: results.filter(isWrongAndWeighty).length,
  };
}

describe('a reply in the shape of a mail program', () => {
  it.each(replies.map((reply) => [reply.name, reply] as const))('%s', async (_, reply) => {
    const { said, heard, automatic } = await read(reply, sentOf(reply.letter));
    expect({ said, heard, automatic }).toEqual({
      said: { own: reply.newText, within: reply.within },
      heard: reply.answers,
      automatic: false,
    });
  });
});

describe('all replies together', () => {
  it('are read as well as measured, with the letter known and without', async () => {
    const known = count(await Promise.all(replies.map((reply) => read(reply, sentOf(reply.letter)))));
    const markers = count(await Promise.all(replies.map((reply) => read(reply, []))));
    console.table({ 'letter known': known, 'by markers alone': markers });
    expect(known.replies).toBeGreaterThanOrEqual(60);
    expect(known).toMatchObject({ leaked: 0, lost: 0, wrong: 0 });
    expect(known.exact).toBe(known.replies);
    expect(markers).toMatchObject({ wrongAndWeighty: 0 });
  });
});
