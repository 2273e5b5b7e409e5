import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles entries in memory: `{ main: 'x.ts', style: 'y.css' }` → `/main.js`, `/style.css`. */
export async function bundle(input: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: here('.'),
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    outputs.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

/** Serves the popup's own page with a fake browser behind it, under the policy the extension's pages have. */
export async function servePopup(): Promise<Served> {
  const files = await bundle({
    main: here('fake-main.ts'),
    style: here('../../../extension/popup/popup.css'),
  });
  const page = await readFile(here('../../../extension/popup/index.html'), 'utf8');
  return serve(files.set('/', page.replace('./popup.css', './style.css').replace('./main.ts', './main.js')));
}

/** Serves the settings' own page with a fake background behind it, under the policy the extension's pages have. */
export async function serveSettings(): Promise<Served> {
  const files = await bundle({
    main: here('../settings-view/fake-main.ts'),
    style: here('../../../extension/settings/settings.css'),
  });
  const page = await readFile(here('../../../extension/settings/index.html'), 'utf8');
  return serve(
    files.set('/', page.replace('./settings.css', './style.css').replace('./main.ts', './main.js')),
  );
}

/** Serves a page that shows the badge and placeholders of many sizes, in the language that its path names. */
export async function serveSurfaces(): Promise<Served> {
  const files = await bundle({ main: here('surfaces-main.ts') });
  for (const language of ['en', 'fr']) {
    const head = `<meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Pixelgate</title>`;
    const script = '<script type="module" src="/main.js"></script>';
    files.set(
      `/${language}`,
      `<!doctype html><html lang="${language}">${head}<main><h1>Message</h1></main>${script}`,
    );
  }
  return serve(files, "require-trusted-types-for 'script'");
}

export interface Served {
  readonly server: Server;
  readonly url: string;
}

/** Serves `files` on a free port of this machine, with a content security policy. */
async function serve(files: Map<string, string>, policy = "default-src 'self'"): Promise<Served> {
  const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' };
  files.set('/favicon.ico', '');
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${types[path.split('.')[1] ?? ''] ?? 'text/html'}; charset=utf-8`,
      'content-security-policy': policy,
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
