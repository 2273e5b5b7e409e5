import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { OwnWebmail } from './own-webmail.tsx';
import type { WebmailAccess, WebmailsHost } from './webmail-access.ts';

interface WebmailsSectionProps {
  readonly host: WebmailsHost;
  readonly t: Translate;
}

/** All webmails with their permission, what is missing to be given in one click, and a place for one's own. */
export function WebmailsSection({ host, t }: WebmailsSectionProps): JSX.Element {
  const [webmails, setWebmails] = useState<readonly WebmailAccess[]>([]);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const show = (): void => {
      host.webmails().then(setWebmails, () => undefined);
    };
    show();
    return host.onAccess(show);
  }, [host]);
  const grant = (origins: readonly string[], name: string): void => {
    host.grant(origins).then(
      (given) => {
        setSaid(given ? t('webmails.granted', { name }) : t('webmails.refused'));
      },
      () => {
        setSaid(t('webmails.refused'));
      },
    );
  };
  const giveUp = ({ origins, name }: WebmailAccess): void => {
    host.giveUp(origins).then(
      () => {
        setSaid(t('webmails.stopped', { name }));
      },
      () => {
        setSaid(t('site.stop-failed'));
      },
    );
  };
  return (
    <section class="setting" aria-labelledby="webmails-title">
      <h2 id="webmails-title">{t('webmails.title')}</h2>
      <p>{t('webmails.explain')}</p>
      <ul class="webmails">
        {webmails.map((webmail) => (
          <Row key={webmail.name} webmail={webmail} t={t} onGrant={grant} onGiveUp={giveUp} />
        ))}
      </ul>
      <OwnWebmail
        t={t}
        onAdd={grant}
        onInvalid={() => {
          setSaid(t('webmails.own-invalid'));
        }}
      />
      <p role="status" class="verdict">
        {said}
      </p>
    </section>
  );
}

interface RowProps {
  readonly webmail: WebmailAccess;
  readonly t: Translate;
  readonly onGrant: (origins: readonly string[], name: string) => void;
  readonly onGiveUp: (webmail: WebmailAccess) => void;
}

function Row({ webmail, t, onGrant, onGiveUp }: RowProps): JSX.Element {
  const { name, origins, added, granted } = webmail;
  return (
    <li class={granted ? 'webmail' : 'webmail webmail-missing'}>
      <span class="webmail-name">
        <bdi>{name}</bdi>
        <span class="note">{t(granted ? 'webmails.protected' : 'webmails.missing')}</span>
      </span>
      {!granted && (
        <button
          type="button"
          class="button"
          aria-label={t('webmails.grant-named', { name })}
          onClick={() => {
            onGrant(origins, name);
          }}
        >
          {t('webmails.grant')}
        </button>
      )}
      {added && (
        <button
          type="button"
          class="button"
          aria-label={t('webmails.stop-named', { name })}
          onClick={() => {
            onGiveUp(webmail);
          }}
        >
          {t('site.stop-confirm')}
        </button>
      )}
    </li>
  );
}
