import { rhythms, type Rhythm } from '../domain/policy/policy';
import { rowWords as english } from '../words/en/ledger-rows';
import { rowWords as chinese } from '../words/zh-cn/ledger-rows';
import type { ItemReader } from './item-reader';
import { isNothing } from './nothing';

const named: ReadonlyMap<string, Rhythm> = new Map(
  rhythms.flatMap((rhythm) =>
    [...chinese.rhythms[rhythm], ...english.rhythms[rhythm]].map((name) => [squeezed(name), rhythm] as const),
  ),
);
const beside = [...chinese.besideRhythm, ...english.besideRhythm].map(squeezed).sort((a, b) => b.length - a.length);
/** Characters of a cell that can say a rhythm. */
const LONGEST = 40;

/** 按周调度, 每月报告一次: how often the unit reports on this item, where the ledger says it. */
export function rhythmIn(item: ItemReader): Rhythm | undefined {
  const text = item.text('rhythm');
  if (isNothing(text)) return undefined;
  const rhythm = rhythmNamed(text);
  if (rhythm === undefined) item.complain('rhythm', 'bad-rhythm');
  return rhythm;
}

function rhythmNamed(text: string): Rhythm | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = squeezed(text);
  return named.get(plain) ?? named.get(beside.reduce((left, word) => left.replaceAll(word, ''), plain));
}

function squeezed(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '');
}
