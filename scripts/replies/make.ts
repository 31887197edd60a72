// Writes tests/mail/replies: answers to our letters in the shape of the mail programs that people use, each with what it
// says beside it. Run it after changing a shape or a case: npx tsx scripts/replies/make.ts
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../../domain/defined';
import { cases, type Options } from './cases';
import { address, letters, mine, owner, type Lang, type Letter } from './letters';
import { shapes, type Told, type Written } from './shapes';

const folder = join(__dirname, '..', '..', 'tests', 'mail', 'replies');

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(join(folder, file));
for (const [name, { lines }] of Object.entries(letters)) {
  writeFileSync(join(folder, `letter-${name}.txt`), `${lines.join('\n')}\n`);
}
for (const [index, [shape, name, reply, answers, options = {}]] of cases.entries()) {
  const lang = name.startsWith('zh') ? 'zh' : 'en';
  const letter = letters[name];
  const number = `${index + 1}`.padStart(2, '0');
  const base = join(folder, `${number}-${shape}-${lang}`);
  const told = defined<Told>({ reply, letter, lang, between: options.between, above: options.above });
  writeFileSync(`${base}.eml`, mail(shapes[shape](told), letter, lang, options, number));
  const expected = {
    letter: name,
    newText: options.newText ?? reply.join('\n'),
    within: options.within ?? '',
    answers,
  };
  writeFileSync(`${base}.json`, `${JSON.stringify(expected, undefined, 2)}\n`);
}
console.log(`${cases.length} replies`);

function mail(
  { text, html, flowed = false }: Written,
  letter: Letter,
  lang: Lang,
  options: Options,
  number: string,
): string {
  const { only } = options;
  const plain =
    text === undefined || only === 'html' ? undefined : part('text/plain', text.join('\n'), options, flowed);
  const rich = html === undefined || only === 'text' ? undefined : part('text/html', html, options);
  const body =
    plain !== undefined && rich !== undefined
      ? [
          `Content-Type: multipart/alternative; boundary="=_part_${number}"`,
          '',
          `--=_part_${number}`,
          plain,
          `--=_part_${number}`,
          rich,
          `--=_part_${number}--`,
          '',
        ].join('\r\n')
      : `${plain ?? rich ?? ''}\r\n`;
  return [
    `From: ${word(owner[lang])} <${mine}>`,
    `To: ${address}`,
    `Subject: ${word(`${lang === 'zh' ? '回复：' : 'Re: '}${letter.subject}`)}`,
    'Date: Thu, 28 Sep 2023 10:00:00 +0800',
    `Message-ID: <reply-${number}@mail.example.org>`,
    'In-Reply-To: <letter@duban.example.org>',
    'References: <letter@duban.example.org>',
    'MIME-Version: 1.0',
    body,
  ].join('\r\n');
}

function part(type: string, content: string, { charset, label = charset ?? 'utf-8' }: Options, flowed = false): string {
  const named = label === '' ? '' : `; charset="${label}"`;
  const bytes = encoded(content.replaceAll('CHARSET', label || 'gb2312'), charset).toString('base64');
  return [
    `Content-Type: ${type}${named}${flowed ? '; format=flowed' : ''}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(bytes.match(/.{1,76}/g) ?? ['']),
  ].join('\r\n');
}

/** A header's words (RFC 2047). */
function word(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function encoded(text: string, charset: Options['charset']): Buffer {
  if (charset === undefined) return Buffer.from(text, 'utf8');
  const table = gb18030();
  return Buffer.from(
    Array.from(text).flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (table.get(one) ?? [0x3f]))),
  );
}

/** The two bytes of every character of GB18030 that has two: Node decodes that character set and does not encode it. */
function gb18030(): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return table;
}
