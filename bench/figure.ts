import type { Ground } from './ground';

/** One line of the table: what was measured, what it is compared with, and what it shall reach. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly compared: string;
  /** Measured ÷ compared, or the measured value where it has a bound of its own. */
  readonly figure: number;
  /** At most this. */
  readonly reach?: number;
}

export interface Size {
  /** Findings of the large campaign. */
  readonly findings: number;
  /** Notices of the burst. */
  readonly notices: number;
}

/** What is measured together, on a server of its own. */
export type Measurement = (ground: Ground, size: Size) => Promise<readonly Figure[]>;

/** A figure that is a ratio of two durations of one run. */
export function ratio(what: string, measured: number, compared: number, reach: number): Figure {
  return { what, measured: seconds(measured), compared: seconds(compared), figure: measured / compared, reach };
}

/** Milliseconds as text. */
export function seconds(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(1)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** Says how far a long measurement is, beside the table. */
export function progressed(how: string): void {
  process.stderr.write(`… ${how}\n`);
}

/** Milliseconds that it takes. */
export async function measured(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** The middle of several durations. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
