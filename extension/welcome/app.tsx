import type { JSX } from 'preact';
import type { Translate } from '../../shared/locales/translate.ts';
import { Mark } from '../../shared/ui/mark.tsx';
import type { SelfTestResult } from '../background/self-test.ts';
import { SelfTestSection } from './self-test-section.tsx';
import type { WebmailsHost } from './webmail-access.ts';
import { WebmailsSection } from './webmails-section.tsx';

/** What the first page needs from the browser; a test passes its own. */
export interface WelcomeHost {
  readonly webmails: WebmailsHost;
  /** Tries whether the gate holds a demo pixel. */
  selfTest(): Promise<SelfTestResult>;
  openSettings(): void;
}

/** What is shown once after installing: what it does, where, and whether it works. */
export function App({ host, t }: { readonly host: WelcomeHost; readonly t: Translate }): JSX.Element {
  return (
    <main>
      <header class="brand">
        <Mark size={28} />
        <h1>
          {t('app.name')} <span class="brand-part">{t('welcome.title')}</span>
        </h1>
      </header>
      <div class="page">
        <section class="setting" aria-labelledby="what-title">
          <h2 id="what-title">{t('welcome.what.title')}</h2>
          <Picture />
          <p>{t('welcome.what.text')}</p>
        </section>
        <WebmailsSection host={host.webmails} t={t} />
        <SelfTestSection t={t} test={() => host.selfTest()} />
        <div class="last">
          <p>{t('welcome.done')}</p>
          <p>{t('app.promise')}</p>
          <div class="choices">
            <button
              type="button"
              class="button"
              onClick={() => {
                host.openSettings();
              }}
            >
              {t('settings.open')}
            </button>
          </div>
        </div>
      </div>
    </main>
  );
}

/** A photograph passes the gate to the message; a pixel stops before it. The sentence below says the same. */
function Picture(): JSX.Element {
  return (
    <svg class="picture" viewBox="0 0 480 130" aria-hidden="true" focusable="false">
      <rect class="picture-ground" x="330" y="10" width="140" height="110" rx="8" />
      <path class="picture-line" d="M346 30h70M346 46h108M346 106h90" />
      <rect class="picture-photo" x="346" y="58" width="108" height="36" rx="4" />
      <path class="picture-gate" d="M220 122V32a16 16 0 0 1 16-16h28a16 16 0 0 1 16 16v90" />
      <rect class="picture-photo" x="20" y="26" width="72" height="30" rx="4" />
      <path class="picture-line" d="M108 41h200M298 33l10 8-10 8" />
      <rect class="mark-pixel" x="52" y="92" width="10" height="10" rx="1.5" />
      <path class="picture-line" d="M108 97h92M200 85v24" />
    </svg>
  );
}
