import type { RemoteReference, Vehicle } from '../extract/reference.ts';
import { END_POSITION } from './thresholds.ts';

/** What else a message loads from each host: a pixel's host usually serves nothing to look at. */
export interface HostCompany {
  /** Different URLs from this host. */
  urls: number;
  /** Among them, static files that are not tiny. */
  pictures: number;
}

/** Counts one more URL of a host. */
export function countHost(hosts: Map<string, HostCompany>, host: string, isPicture: boolean): void {
  const company = hosts.get(host) ?? { urls: 0, pictures: 0 };
  company.urls += 1;
  if (isPicture) company.pictures += 1;
  hosts.set(host, company);
}

/** Whether a reference stands alone on its host in this message. */
export function isOnlyOfHost(hosts: ReadonlyMap<string, HostCompany>, host: string): boolean {
  return (hosts.get(host)?.urls ?? 0) <= 1;
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
