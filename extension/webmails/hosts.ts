/** Whether a document stands on one of these hosts or below one of them. */
export function isOn(page: Document, hosts: readonly string[]): boolean {
  const { hostname } = page.location;
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
