/** Host of every tracker in the Roundcube messages. */
export const TRACKER_HOST = 'px.tracker.test';
/** Stands for the recipient. */
const TOKEN = '6f1c9a3e77b24d10a5c2e8';

/** A tracking URL as it stands in attributes: the recipient in the query, as open pixels have it. */
export function inTracking(file: string): string {
  return `http://${TRACKER_HOST}/open/${file}?uid=${TOKEN}`;
}

/** A tracking URL for style sheets: Roundcube drops those with a query, so the recipient stands in the path. */
export function inTrackingPath(file: string): string {
  return `http://${TRACKER_HOST}/open/${TOKEN}/${file}`;
}
