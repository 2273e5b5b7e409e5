import { inTracking } from './tracking.ts';

const SHOP = 'http://img.shop.test';
const CDN = 'http://cdn.pictures.test';
const NEWS = 'http://static.news.test';

/** A message with ordinary pictures, all of which must show. */
export interface Newsletter {
  readonly subject: string;
  readonly html: string;
  readonly pictures: readonly string[];
  /** Those of the pictures that an `<img>` element shows. */
  readonly imageElements: readonly string[];
}

/**
 * A newsletter with 12 ordinary pictures on three hosts, by every vehicle that Roundcube lets through.
 * @param issue part of the picture's paths
 * @param trackers whether tracking pixels stand between them
 */
export function newsletter(subject: string, issue: string, trackers: boolean): Newsletter {
  const picture = (host: string, file: string): string => `${host}/picture/${issue}/${file}`;
  const images = {
    logo: picture(SHOP, 'logo-160x48.png'),
    hero: picture(SHOP, 'hero-600x220.png'),
    chair: picture(CDN, 'chair-280x200.png'),
    lamp: picture(CDN, 'lamp-280x200.png'),
    table: picture(CDN, 'table-280x200.png'),
  };
  const backgrounds = {
    body: picture(NEWS, 'paper-64x64.png'),
    frame: picture(NEWS, 'frame-620x40.png'),
    cell: picture(NEWS, 'cell-300x80.png'),
    band: picture(SHOP, 'band-600x60.png'),
    ribbon: picture(SHOP, 'ribbon-600x30.png'),
    stripes: picture(NEWS, 'stripes-40x40.png'),
    wave: picture(CDN, 'wave-600x50.png'),
  };
  const pixel = (name: string): string =>
    trackers ? `<img src="${inTracking(name)}" width="1" height="1" alt="">` : '';
  const html = `<html><head><style>
.stripes { background: url(${backgrounds.stripes}) }
@media screen { .wave { background-image: url(${backgrounds.wave}); height: 50px } }
</style></head><body background="${backgrounds.body}">${pixel('top.gif')}
<table width="620" background="${backgrounds.frame}"><tr><td><img src="${images.logo}" width="160" height="48" alt="Home and Garden"></td></tr>
<tr><td><a href="https://www.shop.example/spring"><img src="${images.hero}" width="600" height="220" alt="Spring is here"></a></td></tr>
<tr><td background="${backgrounds.cell}" height="80"><h1>Spring is here</h1></td></tr></table>
<div style="background:url(${backgrounds.band});height:60px">New chairs, lamps and tables.</div>
<div style="background-image:url('${backgrounds.ribbon}');height:30px">Until Sunday</div>
<p class="stripes"><img src="${images.chair}" srcset="${images.chair} 1x" width="280" height="200" alt="Chair">
<picture><source srcset="${images.lamp}"><img src="${images.lamp}" width="280" height="200" alt="Lamp"></picture></p>
<p class="wave"><img src="${images.table}" width="280" height="200" alt="Table"></p>${pixel('bottom.gif')}
<p><a href="https://www.shop.example/unsubscribe">Unsubscribe</a></p></body></html>`;
  const imageElements = Object.values(images);
  return { subject, html, pictures: [...imageElements, ...Object.values(backgrounds)], imageElements };
}
