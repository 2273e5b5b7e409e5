import { vendorRows } from '../../shared/data/vendors.ts';
import { BUILT_IN_WEBMAILS } from '../../shared/data/webmails.ts';
import { tagOf, type Language, type Translate } from '../../shared/locales/translate.ts';
import { plainAddress } from '../../shared/ui/plain-name.ts';

/** How things are written on this page, in one language. */
export interface Look {
  readonly t: Translate;
  readonly language: Language;
  readonly number: (value: number) => string;
  readonly date: (time: number) => string;
  readonly dateTime: (time: number) => string;
  /** Names for the ids in history; '' is none. An id that this version does not know stands for itself. */
  readonly vendor: (id: string) => string;
  readonly webmail: (id: string) => string;
  readonly sender: (address: string) => string;
}

/** How things are written, in this language. */
export function lookOf(language: Language, t: Translate): Look {
  const vendors = new Map(vendorRows().map(({ id, name }) => [id, name]));
  const webmails = new Map(BUILT_IN_WEBMAILS.map(({ id, name }) => [id, name]));
  const number = new Intl.NumberFormat(tagOf(language));
  const date = new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  return {
    t,
    language,
    number: (value) => number.format(value),
    date: (time) => written(date, time),
    dateTime: (time) => written(dateTime, time),
    vendor: (id) => (id === '' ? t('history.unknown-vendor') : plainAddress(vendors.get(id) ?? id)),
    webmail: (id) => plainAddress(webmails.get(id) ?? id),
    sender: (address) => (address === '' ? t('history.unknown-sender') : plainAddress(address)),
  };
}

/** The latest and earliest moments that a date can be. */
const LAST_MOMENT = 8.64e15;

/** An imported record may claim any number; one that is no time is written as a dash. */
function written(format: Intl.DateTimeFormat, time: number): string {
  return Math.abs(time) <= LAST_MOMENT ? format.format(time) : '–';
}
