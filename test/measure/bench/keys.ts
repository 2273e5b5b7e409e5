import type { PairedRatio } from './paired-ratio.ts';

/** What one figure says: the figure itself, and what it was made of where it is a ratio of two times. */
export interface Figure {
  readonly value: number;
  /** 95 % interval over the pairs; null for a figure that is counted and not timed. */
  readonly interval: readonly [number, number] | null;
  /** Milliseconds of both sides; null for a figure that is no ratio of times. */
  readonly times: PairedRatio | null;
  /** What the table prints beside it. */
  readonly note: string;
  /** What was measured beside it and has a goal of its own: the figure keeps its goal only if these do. */
  readonly also?: readonly Beside[];
}

/** A figure without a key: measured in the same run as another one. */
export interface Beside {
  readonly title: string;
  readonly value: number;
  readonly goal: number;
}

/** Takes the figure; null where something it needs is not there (a build, a browser). */
export type Bench = () => Promise<Figure | null>;

/** A figure's name, its goal (null: none yet) and how it is taken (null: not built yet). */
export interface BenchEntry {
  readonly key: string;
  readonly goal: number | null;
  readonly bench: Bench | null;
}
