/** A page on a sender's web site that a message of the demo mailbox links to. */
interface SenderPage {
  readonly lang: 'en' | 'fr';
  readonly title: string;
  readonly text: string;
}

const AUBRAC = 'www.maison-aubrac.test';
const GADGET = 'www.gadget-planet.test';

/** By host and path. */
const PAGES: Readonly<Record<string, SenderPage>> = {
  [`${AUBRAC}/automne`]: {
    lang: 'fr',
    title: 'Le lin d’automne',
    text: 'Ici se trouverait la boutique.',
  },
  [`${AUBRAC}/desabonnement`]: {
    lang: 'fr',
    title: 'Vous êtes désabonné',
    text: 'Vous ne recevrez plus la lettre de Maison Aubrac.',
  },
  [`${AUBRAC}/suivi`]: {
    lang: 'fr',
    title: 'Consentement retiré',
    text: 'Maison Aubrac ne mesurera plus l’ouverture de ses lettres.',
  },
  [`${GADGET}/unsubscribe`]: {
    lang: 'en',
    title: 'You are unsubscribed',
    text: 'Gadget Planet will send you no more offers.',
  },
};

/**
 * What a sender's web site shows, as HTML; null where the demo has no such page.
 *
 * @param path with its query
 */
export function senderPage(host: string, path: string): string | null {
  const page = PAGES[host + path.replace(/\?.*$/, '')];
  if (!page) return null;
  const { lang, title, text } = page;
  return `<!doctype html>
<html lang="${lang}">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>${title}</title>
  <style>
    :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
    main { max-inline-size: 34rem; margin: 15vh auto; padding-inline: 1rem; }
  </style>
  <main>
    <p>${host}</p>
    <h1>${title}</h1>
    <p>${text}</p>
  </main>
</html>
`;
}
