import type { Vehicle } from '../extract/reference.ts';

/**
 * Which filter lists of the user's name a URL that is asked for in this way. Passed into `judge`, which knows no list.
 * Gives the lists' names, in the order in which they were added; empty where it stands on none.
 */
export type Listed = (url: string, vehicle: Vehicle) => readonly string[];
