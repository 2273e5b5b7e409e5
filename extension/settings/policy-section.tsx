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
  const named = (purposes: readonly PurposeId[]): string =>
    new Intl.ListFormat(language).format(purposes.map((purpose) => `“${purposeTitle(purpose, language)}”`));
  return (
    <section class="warning" aria-labelledby="policy-title">
      <h2 id="policy-title">{t('settings.policy.title')}</h2>
      {lock && <p>{t('settings.policy.lock')}</p>}
      {allow.length > 0 && <p>{t('settings.policy.allow', { purposes: named(allow) })}</p>}
      {forbid.length > 0 && <p>{t('settings.policy.forbid', { purposes: named(forbid) })}</p>}
    </section>
  );
}
