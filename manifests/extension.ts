import { BUILT_IN_WEBMAILS, type Webmail } from '../shared/data/webmails.ts';
import { EXTENSION_SIZES, iconPaths } from '../extension/toolbar-icons.ts';
import { hostPattern, pagePatterns } from './page-patterns.ts';

export type BrowserTarget = 'chrome';

/** What differs between the build that people install and the one that end-to-end tests load. */
export interface Flavour {
  readonly target: BrowserTarget;
  /** Webmails known at build time besides the built-in ones. */
  readonly extraWebmails: readonly Webmail[];
}

/** First Chromium with the rule condition `topDomains`, which the gate stands on. */
const MINIMUM_CHROME_VERSION = '145';

/** What an administrator may decide, as browsers check it: the build puts `managed-schema.json` there. */
export const MANAGED_SCHEMA_FILE = 'managed-schema.json';

/**
 * The extension's manifest.
 *
 * Least permission: hosts of the built-in webmails alone; any other host is asked for when the user wants it protected.
 * `docs/permissions.md` gives each permission its reason.
 */
export function extensionManifest(flavour: Flavour, version: string): chrome.runtime.ManifestV3 {
  const webmails = [...BUILT_IN_WEBMAILS, ...flavour.extraWebmails];
  const matches = [...new Set(webmails.flatMap(pagePatterns))]; // Sister webmails share the host of their body frames.
  const contentScript = {
    matches,
    js: ['content/main.iife.ts'],
    run_at: 'document_start' as const,
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
  };
  const topScript = { matches, js: ['content/top.iife.ts'], run_at: 'document_start' as const };
  // Their messages stand in frames of another origin; these pages around them, themselves framed, know who wrote.
  const inner = webmails.filter(({ scope }) => scope === 'body-frames').flatMap(({ hosts }) => hosts);
  const innerScript = { ...topScript, matches: inner.map(hostPattern), all_frames: true };
  return {
    manifest_version: 3,
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    version,
    minimum_chrome_version: MINIMUM_CHROME_VERSION,
    icons: iconPaths('protecting', EXTENSION_SIZES),
    action: {
      default_popup: 'popup/index.html',
      default_title: '__MSG_toolbarTitle__',
      default_icon: iconPaths('protecting'),
    },
    options_ui: { page: 'settings/index.html', open_in_tab: true },
    storage: { managed_schema: MANAGED_SCHEMA_FILE },
    background: { service_worker: 'background/main.ts', type: 'module' },
    permissions: ['activeTab', 'alarms', 'declarativeNetRequest', 'scripting', 'storage'],
    optional_permissions: ['privacy'],
    host_permissions: matches,
    optional_host_permissions: ['*://*/*'],
    content_scripts: [topScript, innerScript, contentScript],
    declarative_net_request: {
      rule_resources: [{ id: 'known-webmails', enabled: true, path: 'rules/known-webmails.json' }],
    },
    content_security_policy: {
      // `https:` for what the user has us ask of senders (opt-outs, declarations): it holds for the background too.
      extension_pages:
        "default-src 'self'; img-src 'self' data:; connect-src 'self' https:; object-src 'none'",
    },
    incognito: 'spanning',
  };
}
