import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUOTE, MAX_TEXT, MAX_THIRD_PARTIES } from './limits.ts';
import { readText } from './read-text.ts';

const purposes = (text: string): readonly string[] | undefined => readText(text).declaration?.purposes;

describe('what is a disclosure', () => {
  it.each([
    ['en', 'We can see who has read this issue.'],
    ['fr', "Nous enregistrons l'ouverture de nos courriels."],
    ['de', 'Wir erfassen, ob Sie diesen Newsletter öffnen.'],
    ['es', 'Registramos si abre nuestros correos.'],
    ['it', 'Rileviamo se apri le nostre email.'],
    ['nl', 'We houden bij of u onze nieuwsbrief opent.'],
    ['pt', 'Registamos se abre os nossos e-mails.'],
  ])('%s: the opening of the own mails is known', (_lang, text) => {
    const { declaration, denial } = readText(text);
    expect(declaration).toMatchObject({ carrier: 'text', quote: text, hosts: [], pixel: null });
    expect(denial).toBeNull();
  });

  it.each([
    ['en', 'This newsletter contains no tracking pixels.'],
    ['en', 'We do not use cookies, web beacons or invisible images in our mails.'],
    ['fr', "Nous n'enregistrons pas l'ouverture de nos messages."],
    ['de', 'Wir setzen keine Zählpixel ein.'],
    ['de', 'Ob Sie unsere Mails öffnen, erfassen wir nicht.'],
    ['es', 'Este boletín no contiene píxeles de seguimiento.'],
    ['it', 'Le nostre email sono prive di tracciatori.'],
    ['nl', 'Deze nieuwsbrief bevat geen trackingpixels.'],
    ['pt', 'Esta newsletter não contém pixels de rastreamento.'],
  ])('%s: a denial is none: %s', (_lang, text) => {
    expect(readText(text)).toMatchObject({ declaration: null, denial: text });
  });

  it.each([
    ['web only', 'Our website uses cookies and pixels to measure visits.'],
    ['links only', 'We count clicks on the links in our newsletter.'],
    ['an article', 'The regulator published a recommendation on tracking pixels in emails.'],
    ['a product', 'Our app lets you see who opened your mails and when.'],
    ['a parcel', 'Suivi de colis : votre commande est en route.'],
    ['hours', 'Unsere Öffnungszeiten: Montag bis Freitag 9 bis 18 Uhr.'],
    ['a request', 'Please open the attached invoice and let us know if you have questions.'],
  ])('%s is none', (_kind, text) => {
    expect(readText(text)).toMatchObject({ declaration: null, denial: null });
  });

  it('takes a denial of one thing for no denial of the other', () => {
    const text =
      'We sell no data. We measure how often our newsletter is opened. Our website sets no cookies.';
    expect(readText(text)).toMatchObject({
      declaration: { quote: 'We measure how often our newsletter is opened.' },
      denial: null,
    });
  });
});

describe('what it is for', () => {
  it.each([
    ['campaign-performance', 'We measure the open rate to improve our newsletter.'],
    ['profiling', 'The mails you open help us show you ads on other websites and apps.'],
    ['fraud-detection', 'Pixels in our messages help us detect suspected fraud.'],
    [
      'deliverability',
      'We log each opening with time and device so that our mails stay out of spam folders.',
    ],
    ['deliverability-exempt', "Nous notons le dernier jour d'ouverture pour cesser d'écrire aux inactifs."],
    ['authentication-security', 'We check that the mail with your login code is opened on a known device.'],
    ['public-service', 'As part of its public service mission the town records whether this mail is opened.'],
  ])('%s', (purpose, text) => {
    expect(purposes(text)).toEqual([purpose]);
  });

  it('names none where the sender names none', () => {
    expect(purposes('This newsletter contains a tracking pixel.')).toEqual([]);
  });

  it('reads on in the same block, and not in the next', () => {
    const pixel = 'Our emails contain tracking pixels.';
    expect(purposes(`${pixel} This helps us improve our newsletter.`)).toEqual(['campaign-performance']);
    expect(purposes(`${pixel}\nOur blog helps you improve your newsletter.`)).toEqual([]);
  });

  it('counts ad fraud to the measuring of campaigns', () => {
    expect(purposes('A pixel in our mails keeps ad fraud out of our campaign measurement.')).toEqual([
      'campaign-performance',
    ]);
  });
});

describe('what is kept', () => {
  it('tells the last day from times and devices', () => {
    expect(
      readText('We keep only the day of your last open, to stop mailing inactive readers.'),
    ).toMatchObject({
      declaration: { purposes: ['deliverability-exempt'] },
      keepsLastDayOnly: true,
    });
    expect(
      readText('Wir speichern Uhrzeit und Gerät jeder Öffnung, um inaktive Empfänger auszutragen.'),
    ).toMatchObject({ declaration: { purposes: ['deliverability'] }, keepsLastDayOnly: false });
    expect(readText('We measure the open rate of our newsletter.').keepsLastDayOnly).toBeNull();
  });

  it('finds third parties and retention', () => {
    const text =
      'Mailhouse Ltd and Brevo record for us whether you open this mail; the data is deleted after 3 months.';
    expect(readText(text).declaration).toMatchObject({
      thirdParties: ['Mailhouse Ltd', 'Brevo'],
      retentionDays: 90,
    });
  });
});

describe('promotional mail', () => {
  it.each([
    ['en', true, 'Summer sale: 30% off all shoes.\nShop now, free shipping until Sunday.'],
    ['fr', true, 'Soldes : jusqu’à -50 % de réduction, profitez de la livraison offerte.'],
    ['de', true, 'Jetzt 20 % Rabatt sichern: Gutschein nur heute gültig.'],
    ['es', true, 'Rebajas: descuento del 20 %. Compra ahora.'],
    ['it', true, 'Saldi: sconto del 20 %. Acquista ora.'],
    ['nl', true, 'Uitverkoop: 20 % korting. Bestel nu.'],
    ['pt', true, 'Saldos: desconto de 20 %. Compre agora.'],
    ['en', false, 'Your order number 12 has been shipped. Your invoice is attached.'],
    ['fr', false, 'Votre facture est disponible. Réinitialisez votre mot de passe si besoin.'],
    ['de', false, 'Ihr Termin am Montag ist bestätigt.'],
  ])('%s %s: %s', (_lang, promotional, text) => {
    expect(readText(text).promotional).toBe(promotional);
  });
});

describe('hostile text', () => {
  it('sees through direction marks and soft hyphens, and quotes without them', () => {
    const text = 'This news\u00adletter con\u200btains a \u202etracking pixel.';
    expect(readText(text).declaration?.quote).toBe('This newsletter contains a tracking pixel.');
  });

  it('keeps start and end of a long text, and caps what it gives', () => {
    const filler = 'All is well in the garden today. '.repeat(10_000);
    const pixel = `This newsletter contains a tracking pixel of ${'Some Company Ltd, '.repeat(80)}.`;
    const { declaration } = readText(`${filler}\n${pixel}`);
    expect(declaration?.quote.length).toBeLessThanOrEqual(MAX_QUOTE);
    expect(declaration?.thirdParties.length).toBeLessThanOrEqual(MAX_THIRD_PARTIES);
    expect(readText(`${filler}${pixel}${filler}`).declaration).toBeNull();
  });

  it.each([
    ['no ends', 'we track opens of mail '],
    ['no spaces', 'x'],
    ['ends only', '. '],
    ['capitals', 'Ab '],
    ['negations', 'no '],
    ['openings', 'open mail pixel not '],
    ['bidi', '\u202e\u2066'],
    ['combining', 'a\u0301\u0301\u0301'],
    ['lines', '\n'],
  ])('costs no more for a megabyte than for the cap: %s', (_kind, unit) => {
    readText('warm');
    const started = performance.now();
    readText(unit.repeat(Math.ceil(1_000_000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('throws nothing, whatever the text', () => {
    const words = fc.constantFrom(
      'we',
      'track',
      'opens',
      'mail',
      'no',
      'pixel',
      '90',
      'days',
      '.',
      '\n',
      ',',
      'kept',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const { declaration } = readText(any);
        expect(declaration === null || declaration.quote.length <= MAX_TEXT).toBe(true);
      }),
    );
  });
});
