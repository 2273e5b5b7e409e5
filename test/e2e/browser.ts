import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { ensureChromium } from '../setup/browsers.mjs';

/** The end-to-end build: the extension with *.webmail.test granted. `PIXELGATE_E2E_BUILD` names another folder. */
export const E2E_BUILD =
  process.env.PIXELGATE_E2E_BUILD ?? fileURLToPath(new URL('../../dist/chrome-e2e', import.meta.url));

export interface MailBrowserOptions {
  /** Port of the server that answers for every `*.test` host. */
  readonly port: number;
  /** With Pixelgate, or as a control without. */
  readonly extension: boolean;
  /** Folder of another build than the end-to-end one. */
  readonly build?: string;
  /** Hosts besides `*.test`, each with the port that answers for it; `*.` in front covers the hosts below. */
  readonly otherHosts?: Readonly<Record<string, number>>;
  /** Hash of the public key of the tests' own TLS certificate; without it no `https:` page opens. */
  readonly trustedKey?: string;
  /** A window instead of headless. */
  readonly window?: boolean;
  /** Profile folder; a temporary one, removed at the end, when not given. */
  readonly profile?: string;
  /** The caller closes the browser itself when the process is told to end. */
  readonly ownSignals?: boolean;
}

/**
 * Command line of Chromium for tests: `*.test` on loopback without visible ports, every other host unknown.
 */
export function chromiumArguments(options: MailBrowserOptions): string[] {
  const mapped = Object.entries(options.otherHosts ?? {}).map(
    ([host, port]) => `MAP ${host} 127.0.0.1:${port}`,
  );
  const build = options.build ?? E2E_BUILD;
  const rules = [...mapped, `MAP *.test 127.0.0.1:${options.port}`, 'MAP * ~NOTFOUND'];
  return [
    `--host-resolver-rules=${rules.join(',')}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-features=HttpsFirstBalancedModeAutoEnable,HttpsUpgrades',
    '--no-first-run',
    '--no-default-browser-check',
    // Chromium's sandbox refuses to run as root, which is what containers are.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // One key, not all errors: pages behind a certificate error are not kept in the cache, so they would load otherwise.
    ...(options.trustedKey === undefined
      ? []
      : [`--ignore-certificate-errors-spki-list=${options.trustedKey}`]),
    ...(options.extension ? [`--disable-extensions-except=${build}`, `--load-extension=${build}`] : []),
  ];
}

/** Chromium with or without the extension, on hosts that all lead to the tests' own servers. */
export class MailBrowser {
  readonly context: BrowserContext;
  readonly #temporaryProfile: string | null;

  private constructor(context: BrowserContext, temporaryProfile: string | null) {
    this.context = context;
    this.#temporaryProfile = temporaryProfile;
  }

  /** Starts it and, with the extension, waits until its gate stands. */
  static async launch(options: MailBrowserOptions): Promise<MailBrowser> {
    if (options.extension && !existsSync(join(E2E_BUILD, 'manifest.json'))) {
      throw new Error('dist/chrome-e2e is missing: npm run build:e2e makes it.');
    }
    const temporaryProfile =
      options.profile === undefined ? await mkdtemp(join(tmpdir(), 'pixelgate-')) : null;
    const context = await chromium.launchPersistentContext(options.profile ?? temporaryProfile ?? '', {
      executablePath: ensureChromium(),
      headless: options.window !== true,
      viewport: options.window === true ? null : { width: 1200, height: 900 },
      locale: 'en-US',
      handleSIGINT: options.ownSignals !== true,
      handleSIGTERM: options.ownSignals !== true,
      args: chromiumArguments(options),
    });
    const browser = new MailBrowser(context, temporaryProfile);
    if (options.extension) await waitForGate(await browser.worker());
    return browser;
  }

  /** The extension's service worker, running or about to. */
  async worker(): Promise<Worker> {
    return this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
  }

  async extensionId(): Promise<string> {
    return new URL((await this.worker()).url()).host;
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  /**
   * Stops the extension's service worker, as the browser does when it has been idle.
   *
   * @param from a page that is open already: then no tab comes or goes, which would wake the worker
   */
  async stopWorker(from?: Page): Promise<void> {
    const page = from ?? (await this.newPage());
    const session = await this.context.newCDPSession(page);
    const running = async (): Promise<string | undefined> => {
      const { targetInfos } = await session.send('Target.getTargets');
      return targetInfos.find(
        ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'),
      )?.targetId;
    };
    // Playwright does not say when a service worker has ended, and one that is just starting must be stopped again.
    for (let targetId = await running(); targetId !== undefined; targetId = await running()) {
      await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
    }
    await session.detach();
    if (from === undefined) await page.close();
  }

  async close(): Promise<void> {
    await this.context.close();
    if (this.#temporaryProfile !== null) {
      await rm(this.#temporaryProfile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** The gate stands as soon as the extension is loaded; a first start may take a moment to read its rules. */
const GATE_MS = 10_000;

/** Waits until the rules that hold everything are registered: before that, a page is not protected. */
async function waitForGate(worker: Worker): Promise<void> {
  const stands = await worker.evaluate(async (patience) => {
    const end = Date.now() + patience;
    for (;;) {
      const packaged = await chrome.declarativeNetRequest.getEnabledRulesets();
      const added = await chrome.declarativeNetRequest.getDynamicRules();
      if (packaged.length + added.length > 0) return true;
      if (Date.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }, GATE_MS);
  if (!stands) throw new Error('The extension has registered no rules: nothing is held.');
}
