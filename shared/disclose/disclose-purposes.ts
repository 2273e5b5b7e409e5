import type { Carrier, Declaration } from './declaration.ts';
import { byPixel, covers, purposesOf } from './disclose-scope.ts';
import type { VendorPixel } from './disclose.ts';
import type { DeclaredPurpose, Doubt } from './disclosure.ts';
import { PURPOSES, type PurposeId } from './purposes.ts';
import { regimeOf } from './regime.ts';
import type { TextReading } from './text-reading.ts';

/**
 * The union of purposes over carriers, in the order of `PURPOSES`. An exemption that something speaks against counts
 * as a purpose that needs consent: exemptions are for pixels used for these purposes exclusively, in mail that was
 * asked for (recommendation, section 3.2).
 */
export function declaredPurposes(
  declarations: readonly Declaration[],
  text: TextReading,
  vendorPixels: readonly VendorPixel[],
): DeclaredPurpose[] {
  const carriers = carriersByPurpose(declarations);
  const profiled = exemptOfProfilingPixels(declarations, vendorPixels);
  const mixed = exemptBesideConsent(declarations);
  const doubtOf = (purpose: PurposeId): Doubt | null => {
    if (regimeOf(purpose) === 'consent') return null;
    if (text.promotional) return 'promotional-mail';
    if (purpose === 'deliverability-exempt' && text.keepsLastDayOnly === false) return 'keeps-more';
    if (profiled.has(purpose)) return 'profiling-vendor';
    return mixed.has(purpose) ? 'declared-with-consent-purposes' : null;
  };
  return PURPOSES.flatMap((purpose) => {
    const named = carriers.get(purpose);
    if (!named) return [];
    const doubt = doubtOf(purpose);
    const regime = doubt === null ? regimeOf(purpose) : 'consent';
    return [{ purpose, regime, carriers: [...named], doubt }];
  });
}

function carriersByPurpose(declarations: readonly Declaration[]): Map<PurposeId, Set<Carrier>> {
  const carriers = new Map<PurposeId, Set<Carrier>>();
  for (const { carrier, purposes } of declarations) {
    for (const purpose of purposes) carriers.set(purpose, (carriers.get(purpose) ?? new Set()).add(carrier));
  }
  return carriers;
}

/** Exempt purposes that stand beside one that needs consent, in what is said of the same pixels. */
function exemptBesideConsent(declarations: readonly Declaration[]): Set<PurposeId> {
  const groups = byPixel(declarations);
  const whole = purposesOf(groups.get(null) ?? []);
  const found = new Set<PurposeId>();
  for (const group of groups.values()) {
    const own = purposesOf(group);
    const needsConsent = hasConsentPurpose(own) || hasConsentPurpose(whole);
    for (const purpose of own) if (needsConsent && regimeOf(purpose) === 'exempt') found.add(purpose);
  }
  return found;
}

/** Purposes of pixels that claim nothing but exemptions, while their vendor is known for profiling. */
function exemptOfProfilingPixels(
  declarations: readonly Declaration[],
  vendorPixels: readonly VendorPixel[],
): Set<PurposeId> {
  const groups = byPixel(declarations);
  const whole = groups.get(null) ?? [];
  const found = new Set<PurposeId>();
  for (const { pixel, profiling } of vendorPixels) {
    if (!profiling) continue;
    const said = [...whole.filter((one) => covers(one, pixel)), ...(groups.get(pixel) ?? [])];
    const purposes = purposesOf(said);
    if (!hasConsentPurpose(purposes)) for (const purpose of purposes) found.add(purpose);
  }
  return found;
}

function hasConsentPurpose(purposes: ReadonlySet<PurposeId>): boolean {
  return [...purposes].some((purpose) => regimeOf(purpose) === 'consent');
}
