import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { build, defineConfig, type Plugin } from 'vite';
import { LATE_SCRIPTS } from './late-scripts.ts';
import { lastingRules } from './background/gate-rules.ts';
import { extensionManifest, MANAGED_SCHEMA_FILE, type Flavour } from '../manifests/extension.ts';
import { vendorRows } from '../shared/data/vendors.ts';
import { BUILT_IN_WEBMAILS, selfHostedWebmail } from '../shared/data/webmails.ts';
import { endpointFilters } from '../shared/detect/endpoint-filters.ts';
import { extensionMessages } from '../shared/locales/extension-messages.ts';
import { CATALOGUES } from '../shared/locales/translate.ts';

/** Every host below this one counts, in the end-to-end build, as a webmail that the user has added. */
const E2E_HOST = 'webmail.test';

const FLAVOURS: Record<string, Flavour> = {
  chrome: { target: 'chrome', extraWebmails: [] },
  'chrome-e2e': { target: 'chrome', extraWebmails: [selfHostedWebmail(E2E_HOST)] },
};

const inFolder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const packageJson = JSON.parse(readFileSync(inFolder('../package.json'), 'utf8')) as { version: string };

/** Files made from `shared/` data: the rules of the webmails known at build time, and the manifest's words. */
function generatedFiles(flavour: Flavour): Plugin {
  return {
    name: 'pixelgate-generated-files',
    generateBundle() {
      const webmails = [...BUILT_IN_WEBMAILS, ...flavour.extraWebmails];
      const rules = lastingRules(webmails, endpointFilters(vendorRows()));
      this.emitFile({
        type: 'asset',
        fileName: 'rules/known-webmails.json',
        source: JSON.stringify(rules, null, 1),
      });
      this.emitFile({
        type: 'asset',
        fileName: MANAGED_SCHEMA_FILE,
        source: readFileSync(inFolder('../manifests/managed-schema.json')),
      });
      for (const [language, catalogue] of Object.entries(CATALOGUES)) {
        const source = JSON.stringify(extensionMessages(catalogue), null, 2);
        this.emitFile({ type: 'asset', fileName: `_locales/${language}/messages.json`, source });
      }
    },
  };
}

/**
 * Scripts that are put in later, each as one plain file. CRXJS builds what the manifest names; of other scripts it makes
 * web-accessible resources, which any page could ask for.
 */
function lateScripts(target: string): Plugin {
  return {
    name: 'pixelgate-late-scripts',
    async generateBundle() {
      for (const { file, entry } of LATE_SCRIPTS)
        this.emitFile({ type: 'asset', fileName: file, source: await plainScript(entry, target) });
    },
  };
}

async function plainScript(entry: string, target: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: inFolder('.'),
    build: {
      write: false,
      target,
      minify: true,
      lib: { entry: inFolder(entry), formats: ['iife'], name: 'pixelgateLate' },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find((one) => one.type === 'chunk' && one.isEntry);
  if (script?.type !== 'chunk') throw new Error(`${entry} could not be built.`);
  return script.code;
}

/**
 * `import()` throws in a service worker. Of a module that is required instead, the bundler keeps the code in the same file
 * and runs it with the first call.
 */
function lateFilterEngine(): Plugin {
  return {
    name: 'pixelgate-late-filter-engine',
    transform: {
      filter: { id: /late-filter-engine\.ts$/ },
      handler: (code) => code.replace(/import\((['"][^'"]+['"])\)/, 'Promise.resolve(require($1))'),
    },
  };
}

/** The first browser that the gate works in: see manifests/extension.ts. */
const TARGET = 'chrome145';

/** One build a flavour: `vite build -c extension/vite.extension.config.ts --mode chrome-e2e` → `dist/chrome-e2e`. */
export default defineConfig(({ mode }) => {
  const flavour = FLAVOURS[mode];
  if (!flavour) throw new Error(`Unknown build "${mode}". Known: ${Object.keys(FLAVOURS).join(', ')}`);
  return {
    root: inFolder('.'),
    publicDir: 'public',
    base: '',
    define: { __EXTRA_WEBMAILS__: JSON.stringify(flavour.extraWebmails) },
    plugins: [
      generatedFiles(flavour),
      lateScripts(TARGET),
      lateFilterEngine(),
      crx({
        manifest: extensionManifest(flavour, packageJson.version) as ManifestV3Export,
        browser: flavour.target,
      }),
    ],
    build: {
      outDir: inFolder(`../dist/${mode}`),
      emptyOutDir: true,
      target: TARGET,
      minify: true, // The content script runs in every frame; reviewers get the source zip.
      modulePreload: false,
      // Pages that the manifest does not name.
      rolldownOptions: {
        input: { history: inFolder('history/index.html'), welcome: inFolder('welcome/index.html') },
      },
    },
  };
});
