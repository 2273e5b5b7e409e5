import type { RemoteReference, Vehicle } from '../extract/reference.ts';
import { END_POSITION } from './thresholds.ts';

/** What a message loads from each host: a pixel's host often serves nothing else. */
export class HostCompany {
  /** The only URL of a host, or null for a host with several. */
  private readonly only = new Map<string, string | null>();

  /** Counts one more URL; the same URL again changes nothing. */
  add(host: string, url: string): void {
    const there = this.only.get(host);
    if (there === undefined) this.only.set(host, url);
    else if (there !== null && there !== url) this.only.set(host, null);
  }

  /** Whether the message loads one URL alone from this host. */
  isOnly(host: string): boolean {
    return this.only.get(host) !== null;
  }
}

/** Whether a reference stands after (nearly) all of the text. */
export function isAtTheEnd(reference: RemoteReference): boolean {
  return reference.position >= END_POSITION;
}

/** Vehicles that load something nobody looks at. */
const BEACON_VEHICLES: ReadonlySet<Vehicle> = new Set<Vehicle>([
  'bgsound',
  'audio-src',
  'ping',
  'img-lowsrc',
  'img-dynsrc',
]);

/** Whether a reference is fetched without anybody wanting to see it. */
export function isBeaconVehicle({ vehicle }: RemoteReference): boolean {
  return BEACON_VEHICLES.has(vehicle);
}

/**
 * Whether a random text in this reference's URL is a beacon's wherever it stands. A low-resolution twin shares its
 * folder with its picture, so only what makes a sound or pings counts.
 */
export function marksBeaconTokens({ vehicle }: RemoteReference): boolean {
  return vehicle === 'bgsound' || vehicle === 'audio-src' || vehicle === 'ping';
}
