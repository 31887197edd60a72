import { beginningMadeOf, isMadeOf } from '../message/vocabulary';
import type { Signer } from './beside';
import { isPerson, posts } from './signature';

/**
 * Where the part of a line ends that says whose word follows, 0 where there is none: 张某签收, 市自然资源局：同意,
 * 联络员张某 申请销号. Only the sender and those for whom he speaks count: what somebody else agreed to is not his word.
 */
export function endOfSpeaker(line: string, { self }: Signer): number {
  const end = beginningMadeOf(line, self, posts);
  return isMadeOf(line.slice(0, end), posts) ? 0 : end;
}

/**
 * Where a name at the beginning of a line may end, anybody's but that of another person of the directory: a colleague may
 * sign for a letter, but commits nobody.
 */
export function endsOfName(line: string, { others }: Signer): readonly number[] {
  const ends = Array.from({ length: LONGEST_NAME - 1 }, (_, index) => index + 2);
  return ends.filter((end) => {
    const name = line.slice(0, end);
    return end < line.length && isPerson(name) && !endsAsBody.test(name) && !others.some((one) => name.includes(one));
  });
}

/** With a post before or after it. */
const LONGEST_NAME = 8;
/** 林业局, 高新区: words with the form of a name that end as a body or a place does. */
const endsAsBody = /[局委办厅科股部组室院站所镇乡县区市旗司队村]$/;
