import { linkKind } from '../../../shared/disclose/links/link-kind.ts';
import { LINK_KINDS, type LinkExample } from './examples.ts';

interface Judged {
  readonly label: string;
  readonly lang: string;
  readonly kind: string;
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)).padStart(7);

function row(name: string, kind: string, judged: readonly Judged[]): string {
  const hits = judged.filter((one) => one.label === kind && one.kind === kind).length;
  const called = judged.filter((one) => one.kind === kind).length;
  const all = judged.filter((one) => one.label === kind).length;
  return `${name.padEnd(24)}${percent(hits, called)}${percent(hits, all)}${String(all).padStart(7)}`;
}

/** Precision and recall of each kind, and of withdraw-tracking in each language, in percent; then what was misread. */
export function linkReport(title: string, examples: readonly LinkExample[]): string {
  const judged = examples.map((example) => ({ ...example, kind: linkKind(example) }));
  const languages = [...new Set(judged.map(({ lang }) => lang))].sort();
  const right = judged.filter(({ kind, label }) => kind === label).length;
  const wrong = judged.filter(({ kind, label }) => kind !== label);
  return [
    `${title}: ${examples.length} links, ${percent(right, examples.length).trim()} % read rightly`,
    `${''.padEnd(24)}${'prec.'.padStart(7)}${'recall'.padStart(7)}${'links'.padStart(7)}`,
    ...LINK_KINDS.map((kind) => row(kind, kind, judged)),
    ...languages.flatMap((lang) => [
      lang,
      ...LINK_KINDS.map((kind) =>
        row(
          `  ${kind}`,
          kind,
          judged.filter((one) => one.lang === lang),
        ),
      ),
    ]),
    ...wrong.map(
      ({ lang, label, kind, text }) => `${lang}: ${label} taken for ${kind}: ${text.slice(0, 60)}`,
    ),
  ].join('\n');
}
