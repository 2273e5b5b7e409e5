import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Mark } from '../../shared/ui/mark.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import type { HistoryHost } from './history-host.ts';
import type { Look } from './look.ts';
import { Overview } from './overview.tsx';
import { ReportPage } from './report-page.tsx';
import { START } from './route.ts';
import { SenderPage } from './sender-page.tsx';
import { useHistory } from './use-history.ts';
import { useRoute } from './use-route.ts';

interface AppProps {
  readonly host: HistoryHost;
  readonly look: Look;
}

/** The history page, for any host that answers. */
export function App({ host, look }: AppProps): JSX.Element {
  const { t } = look;
  const [route, go] = useRoute();
  const { data, share, fault, reload } = useHistory(host);
  const [status, say] = useState('');
  return (
    <main aria-busy={share < 1}>
      <header class="brand">
        <Mark size={28} />
        <h1>
          {t('app.name')} <span class="brand-part">{t('history.open')}</span>
        </h1>
      </header>
      <p role="status" class="status">
        {status}
      </p>
      {fault !== null && (
        <Notice tone="attention" title={t('history.failed.title')} text={t(`history.failed.${fault}`)} />
      )}
      {data === null && fault === null && <p class="hero">{t('app.loading')}</p>}
      {data !== null &&
        (route.page === 'report' ? (
          <ReportPage key={route.sender} sender={route.sender} host={host} look={look} />
        ) : route.page === 'sender' ? (
          <SenderPage
            key={route.sender}
            sender={route.sender}
            data={data}
            host={host}
            look={look}
            onForgotten={(sender) => {
              say(t('history.delete.done', { sender: look.sender(sender) }));
              go(START);
              reload();
            }}
          />
        ) : (
          <Overview
            route={route}
            data={data}
            share={share}
            look={look}
            go={go}
            host={host}
            say={say}
            reload={reload}
          />
        ))}
    </main>
  );
}
