import { median, seconds, measured, type Figure, type Measurement } from './figure';
import { ran } from './reads';

const TIMES = 5;

/** What a command costs before it does anything. */
export const startUp: Measurement = async () => {
  const figures: Figure[] = [];
  for (const word of ['--version', '--help']) {
    const runs: number[] = [];
    for (let turn = 0; turn < TIMES; turn += 1) runs.push(await measured(() => ran([word])));
    const time = median(runs);
    figures.push({
      ...{ what: `duban ${word}`, measured: seconds(time), compared: 'seconds', figure: time / 1_000, reach: 0.3 },
    });
  }
  return figures;
};
