import type { ComponentChildren } from 'preact';
import { purposeTitle } from '../../shared/data/purposes.ts';
import type { ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import type { Language, Translate } from '../../shared/locales/translate.ts';

interface PolicySectionProps {
  readonly policy: ManagedPolicy;
  readonly t: Translate;
  readonly language: Language;
}

/** What an administrator has decided; nothing where nobody manages this browser. */
export function PolicySection({ policy, t, language }: PolicySectionProps): ComponentChildren {
  const { allow, forbid, lock } = policy;
  if (allow.length === 0 && forbid.length === 0 && !lock) return null;
  return (
    <section class="warning" aria-labelledby="policy-title">
      <h2 id="policy-title">{t('settings.policy.title')}</h2>
      {lock && <p>{t('settings.policy.lock')}</p>}
      <Purposes title={t('settings.policy.allow')} purposes={allow} language={language} />
      <Purposes title={t('settings.policy.forbid')} purposes={forbid} language={language} />
    </section>
  );
}

interface PurposesProps {
  readonly title: string;
  readonly purposes: readonly PurposeId[];
  readonly language: Language;
}

function Purposes({ title, purposes, language }: PurposesProps): ComponentChildren {
  if (purposes.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul class="policy">
        {purposes.map((purpose) => (
          <li key={purpose}>{purposeTitle(purpose, language)}</li>
        ))}
      </ul>
    </>
  );
}
