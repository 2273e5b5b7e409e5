import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import type { SelfTestResult } from '../background/self-test.ts';

interface SelfTestSectionProps {
  readonly t: Translate;
  /** Runs the test. Rejects where the browser refused it. */
  readonly test: () => Promise<SelfTestResult>;
}

/** A demo message with a tracking pixel, and the button that tries whether the gate holds it. */
export function SelfTestSection({ t, test }: SelfTestSectionProps): JSX.Element {
  const [result, setResult] = useState<SelfTestResult | 'running' | null>(null);
  const start = (): void => {
    if (result === 'running') return;
    setResult('running');
    test().then(setResult, () => {
      setResult('unclear');
    });
  };
  return (
    <section class="setting self-test" aria-labelledby="self-test-title">
      <h2 id="self-test-title">{t('self-test.title')}</h2>
      <p>{t('self-test.explain')}</p>
      <Demo result={result} t={t} />
      <div class="choices">
        <button type="button" class="button" aria-disabled={result === 'running'} onClick={start}>
          {t(result === null || result === 'running' ? 'self-test.start' : 'self-test.again')}
        </button>
      </div>
      <p role="status" class="verdict" data-result={result ?? 'none'}>
        {result !== null && t(`self-test.${result}`)}
      </p>
    </section>
  );
}

/** The message that is tried: drawn, since no page of ours may show pictures of others. */
function Demo({
  result,
  t,
}: {
  readonly result: SelfTestResult | 'running' | null;
  readonly t: Translate;
}): JSX.Element {
  return (
    <figure class="demo">
      <figcaption>
        <b>{t('self-test.demo-sender')}</b>
        {result === 'holds' && <span class="chip">{t('badge.blocked', { count: 1 })}</span>}
      </figcaption>
      <p>{t('self-test.demo-text')}</p>
      <svg class="demo-pixel" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <path class="demo-gate" d="M6 28V9a4 4 0 0 1 4-4h12a4 4 0 0 1 4 4v19" />
        <rect class="mark-pixel" x="13" y="15" width="6" height="6" rx="1" />
        {result === 'holds' && <path class="demo-gate" d="M4 28h24" />}
      </svg>
    </figure>
  );
}
