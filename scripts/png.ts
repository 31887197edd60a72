import { PNG } from 'pngjs';

/** Few enough that letters stay sharp and files small. */
const COLOURS = 48;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly pixels: Buffer;
}

/** A small picture of the same: at most so wide, cropped to what is on it, with few colours. */
export function small(png: Buffer, most?: number): Buffer {
  const { width, height, pixels } = fewColours(cropped(rgbOf(PNG.sync.read(png)), most));
  const written = new PNG({ width, height });
  written.data = pixels;
  return PNG.sync.write(written, {
    ...{ colorType: 2, inputColorType: 2, inputHasAlpha: false },
    // For few colours in large plain areas: no filter, and the default strategy.
    ...{ deflateLevel: 9, deflateStrategy: 0, filterType: 0 },
  });
}

function rgbOf({ width, height, data }: PNG): Picture {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) data.copy(pixels, at * 3, at * 4, at * 4 + 3);
  return { width, height, pixels };
}

/** Without the rows at the end that are all of one colour. */
function cropped({ width: had, height: rows, pixels }: Picture, width = had): Picture {
  const kept = Math.min(width, had);
  const isPlain = (y: number): boolean => {
    const row = pixels.subarray(y * had * 3, (y * had + kept) * 3);
    return row.every((value, at) => value === row[at % 3]);
  };
  let height = rows;
  while (height > 1 && isPlain(height - 1)) height -= 1;
  const smaller = Buffer.alloc(kept * height * 3);
  for (let y = 0; y < height; y += 1) pixels.copy(smaller, y * kept * 3, y * had * 3, (y * had + kept) * 3);
  return { width: kept, height, pixels: smaller };
}

/** The most frequent colours as they are, and every other as the nearest of them. */
function fewColours({ pixels, ...size }: Picture): Picture {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const shown = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const reduced = Buffer.alloc(pixels.length);
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    reduced.writeUIntBE(shown.get(colour) ?? colour, at, 3);
  }
  return { ...size, pixels: reduced };
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) => distance(other, colour));
  return palette[distances.indexOf(Math.min(...distances))] ?? colour;
}

function distance(a: number, b: number): number {
  const [first, second] = [channels(a), channels(b)];
  return first.reduce((sum, value, channel) => sum + (value - (second[channel] ?? 0)) ** 2, 0);
}

function channels(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
