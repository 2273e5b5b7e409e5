import type { ComponentChildren, JSX } from 'preact';
import { purposeConditions } from '../data/purposes.ts';
import type { Declaration } from '../disclose/declaration.ts';
import type { DeclaredPurpose, Disclosure } from '../disclose/disclosure.ts';
import type { Translate } from '../locales/translate.ts';
import { OutLink } from './out-link.tsx';
import { plainName, plainQuote } from './plain-name.ts';

/** Declarations shown for one purpose: one a carrier, and a few more where pixels differ. */
const MAX_SHOWN = 6;

/** Third parties named; a declaration may list hundreds. */
const MAX_PARTIES = 12;

interface PurposeSourceProps {
  readonly declared: DeclaredPurpose;
  readonly disclosure: Disclosure;
  readonly language: string;
  readonly t: Translate;
}

/** Where a purpose was declared and in which words, folded; everything in it is the sender's word. */
export function PurposeSource({ declared, disclosure, language, t }: PurposeSourceProps): JSX.Element {
  const { purpose, regime, doubt } = declared;
  const from = disclosure.declarations.filter(({ purposes }) => purposes.includes(purpose));
  const conditions = regime === 'exempt' || doubt !== null ? purposeConditions(purpose, language) : [];
  return (
    <details>
      <summary>{t('purpose.details')}</summary>
      {distinct(from).map((one) => (
        <Said key={`${one.carrier} ${one.quote}`} declaration={one} t={t} />
      ))}
      {conditions.length > 0 && (
        <>
          <p class="note">{t('purpose.conditions')}</p>
          <ul class="facts">
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** One declaration: carrier, quote and what it says besides. */
export function Said({
  declaration,
  t,
}: {
  readonly declaration: Declaration;
  readonly t: Translate;
}): JSX.Element {
  const { carrier, quote, controller, thirdParties, retentionDays, policy } = declaration;
  const parties = thirdParties.slice(0, MAX_PARTIES);
  const left = thirdParties.length - parties.length;
  return (
    <div class="said">
      <p class="note">{t(`carrier.${carrier}`)}</p>
      <blockquote>
        <bdi>{plainQuote(quote)}</bdi>
      </blockquote>
      <dl>
        {controller !== null && (
          <Fact name={t('declared.controller')}>
            <bdi>{plainName(controller)}</bdi>
          </Fact>
        )}
        {parties.length > 0 && (
          <Fact name={t('declared.third-parties')}>
            {parties.map((party, index) => (
              <span key={index}>
                {index > 0 && ', '}
                <bdi>{plainName(party)}</bdi>
              </span>
            ))}
            {left > 0 && `, ${t('list.more', { count: left })}`}
          </Fact>
        )}
        {retentionDays !== null && (
          <Fact name={t('declared.retention')}>{t('declared.days', { count: retentionDays })}</Fact>
        )}
        {policy !== null && (
          <Fact name={t('declared.policy')}>
            <OutLink url={policy} />
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Pixels may repeat one declaration a hundred times: each wording once. */
function distinct(declarations: readonly Declaration[]): Declaration[] {
  const byWords = new Map(declarations.map((one) => [`${one.carrier} ${one.quote}`, one]));
  return [...byWords.values()].slice(0, MAX_SHOWN);
}
