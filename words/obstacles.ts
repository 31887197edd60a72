import type { ObstacleTo } from '../domain/commands/closable';
import type { Directory } from '../domain/organisation/directory';
import type { Words } from './words';
import { personName, positionName, unitName } from './names';

/** What keeps findings from ever being closed, a line an obstacle under a heading; nothing where nothing does. */
export function obstacleLines(obstacles: readonly ObstacleTo[], directory: Directory, words: Words): readonly string[] {
  if (obstacles.length === 0) return [];
  return [
    words.campaignCli.obstacles.heading,
    ...obstacleSentences(obstacles, directory, words).map((one) => `  ${one}`),
  ];
}

export function obstacleSentences(
  obstacles: readonly ObstacleTo[],
  directory: Directory,
  words: Words,
): readonly string[] {
  const { between, obstacles: said } = words.campaignCli;
  return obstacles.map(({ obstacle, findings }) => {
    const those = findings.join(between);
    if (obstacle.code === 'too-few-checkers') return said.tooFew(obstacle.least, obstacle.found, those);
    const { person, as, by, task } = obstacle;
    const tie =
      typeof by === 'string' ? positionName(by, directory, words) : said.memberOf(unitName(directory, by.unit));
    const held = positionName(as, directory, words);
    return said.tied(personName(directory, person), held, tie, words.duties[task], those);
  });
}
