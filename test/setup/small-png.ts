import sharp from 'sharp';

/** What a picture in this repository may weigh: everybody who clones it gets all of them (bytes). */
export const MAX_SCREENSHOT = 150 * 1024;

/** Numbers of colours that are tried, the most first. */
const COLOURS = [256, 128, 64];

/** A screenshot with a palette, as fine as fits. @throws Error where it stays too heavy even so */
export async function smallPng(screenshot: Buffer): Promise<Buffer> {
  for (const colours of COLOURS) {
    const png = await sharp(screenshot)
      .png({ palette: true, colours, effort: 10, compressionLevel: 9, dither: 0.5 })
      .toBuffer();
    if (png.length <= MAX_SCREENSHOT) return png;
  }
  throw new Error(`A screenshot weighs more than ${MAX_SCREENSHOT} bytes with ${COLOURS.at(-1)} colours.`);
}
