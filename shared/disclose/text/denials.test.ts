import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

describe('denials', () => {
  it.each([
    'Thank you for reading.',
    'Keep reading',
    'Merci de votre lecture.',
    'Danke fürs Lesen.',
    'We read every reply.',
  ])('nobody is told of a denial where none was written: %s', (text) => {
    expect(readText(text).denial).toBeNull();
  });

  it.each([
    ['en', 'Our mailing tool counts openings. We had that switched off.'],
    ['en', 'Who reads this letter? We do not know.'],
    ['en', 'We could measure how often you open our mails, but we do not.'],
    ['en', 'It is against our principles to record when a subscriber opens our bulletin.'],
    ['de', 'Wird dieser Newsletter getrackt? Nein. Das Öffnen bleibt zwischen Ihnen und Ihrem Mailprogramm.'],
    ['it', "Cercherete invano un'immagine di tracciamento in questo messaggio."],
    ['fr', 'Il nous est impossible de savoir qui ouvre nos courriels.'],
    ['de', 'Die Öffnungsrate, die unser Anbieter ermittelt, haben wir abschalten lassen.'],
    ['es', 'Ni las aperturas ni los dispositivos se registran por encargo nuestro.'],
    ['it', 'Abbiamo fatto disattivare il rilevamento delle aperture previsto dal nostro fornitore.'],
    ['nl', 'Het meten van openingen hebben wij bij onze leverancier laten uitschakelen.'],
    ['pt', 'Mandámos desligar a medição de aberturas que o nosso fornecedor oferece.'],
    ['en', 'We removed the tracking pixel from our letters in spring.'],
    ['fr', 'Le pixel de suivi a été supprimé de nos lettres.'],
    ['es', 'Eliminamos el seguimiento de aperturas de nuestros boletines hace un año.'],
    ['pt', 'Tirámos o pixel das nossas newsletters na primavera.'],
    ['it', 'Gli altri giornali sanno quando li leggi; il nostro no.'],
    ['de', 'Wir sehen, welche Links gewählt werden, nicht aber, ob die Mail geöffnet wird.'],
    ['en', 'We used to count who opens this letter.'],
  ])('%s: what is given up, asked or taken back is none: %s', (_lang, text) => {
    expect(readText(text).declaration).toBeNull();
  });

  it.each([
    ['en', 'We do not use cookies, but we measure the opening of our mails.'],
    ['fr', "Nous n'utilisons pas de cookies, mais nous mesurons les ouvertures de nos courriels."],
    [
      'de',
      'Ihre Klicks verfolgen wir nicht; ein Zählpixel zeigt uns jedoch, ob die Nachricht geöffnet wurde.',
    ],
    ['es', 'No usamos cookies, pero sí medimos las aperturas de nuestros correos.'],
    ['it', 'Non vendiamo nulla a nessuno e registriamo quando aprite le nostre email.'],
    ['nl', 'Zonder gegevens door te geven, leggen wij vast wanneer u onze nieuwsbrief opent.'],
    ['pt', 'Não usamos cookies, mas medimos as aberturas dos nossos e-mails.'],
    ['nl', 'Om niet als spam te gelden leggen we van elke opening van onze mails het tijdstip vast.'],
    ['es', 'Para no molestar a nadie anotamos el día de la última apertura de nuestros correos.'],
    ['de', 'Wir merken uns den Tag Ihrer letzten Öffnung ohne Uhrzeit.'],
  ])('%s: a denial of something else is no denial: %s', (_lang, text) => {
    expect(readText(text).declaration?.quote).toBe(text);
  });

  it('a wish that is offered is no denial', () => {
    const text = 'Would you rather we did not see when you open our letters? Switch the counting off here.';
    expect(readText(text).declaration).not.toBeNull();
  });

  it.each([
    'If you are having trouble viewing this email, click here.',
    'If you do not want to receive future emails on our offers, please click here to unsubscribe.',
    'Add news@shop.example to your address book to ensure our emails reach your inbox.',
  ])('what stands under every newsletter is nothing at all: %s', (text) => {
    expect(readText(text)).toMatchObject({ declaration: null });
  });
});
