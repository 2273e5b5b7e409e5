import { seeded } from '../eval/interval.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_';
const WORDS = 'summer offer shoes garden coffee train weekend recipe library festival winter bicycle'.split(
  ' ',
);
const STYLE = `<style>
  body{margin:0;padding:0;-webkit-text-size-adjust:100%} table{border-collapse:collapse} img{border:0;display:block}
  .btn a{color:#fff!important;text-decoration:none} .muted{color:#767676;font-size:12px;line-height:18px}
  @media only screen and (max-width:600px){.col{width:100%!important;display:block!important}.hide{display:none!important}
  .hero{background-image:url(https://cdn.shop.example/hero-mobile.jpg)!important}}
</style>`;

/** A made-up message writer; the same seed writes the same messages. */
function writer(seed: number) {
  const random = seeded(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const token = (length: number): string =>
    Array.from({ length }, () => LETTERS.charAt(pick(LETTERS.length))).join('');
  const sentence = (words: number): string =>
    Array.from({ length: words }, () => WORDS[pick(WORDS.length)]).join(' ');
  const link = (): string => `https://click.shop.example/ls/click?upn=u001.${token(280)}`;
  return { pick, token, sentence, link };
}

function block(write: ReturnType<typeof writer>, number: number): string {
  const picture = `https://cdn.shop.example/images/2026/${write.token(8)}/product-${number}.jpg?v=${number}`;
  return `<tr><td align="center" style="padding:12px 24px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:#333333">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="col" width="260" valign="top" style="padding:0 12px 0 0"><a href="${write.link()}" target="_blank"><img src="${picture}" width="260" height="180" alt="${write.sentence(3)}" style="display:block;width:260px;height:180px;border:0"></a></td>
<td class="col" width="300" valign="top"><h2 style="margin:0 0 8px;font-size:20px;line-height:26px;color:#111111">${write.sentence(5)}</h2><p style="margin:0 0 12px">${write.sentence(40)}</p>
<table class="btn" cellpadding="0" cellspacing="0"><tr><td bgcolor="#0a5c36" style="padding:10px 18px;border-radius:4px"><a href="${write.link()}">${write.sentence(2)}</a></td></tr></table></td>
</tr></table></td></tr>`;
}

/** One newsletter of about 1.7 KB a block, with an open pixel at its end. */
export function newsletter(seed: number, blocks: number): string {
  const write = writer(seed);
  const body = Array.from({ length: blocks }, (_, number) => block(write, number)).join('\n');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${write.sentence(4)}</title>${STYLE}</head>
<body bgcolor="#f4f4f4"><div style="display:none;max-height:0;overflow:hidden">${write.sentence(12)}</div>
<table role="presentation" width="100%"><tr><td align="center"><table role="presentation" width="600" style="background:#ffffff">
<tr><td class="hero" background="https://cdn.shop.example/hero.jpg" style="background:#0a5c36 url('https://cdn.shop.example/hero.jpg') center/cover"><!--[if gte mso 9]><v:rect style="width:600px;height:200px" stroke="f"><v:fill type="frame" src="https://cdn.shop.example/hero.jpg"/></v:rect><![endif]--><img src="https://cdn.shop.example/logo@2x.png" width="140" height="40" alt="Shop"></td></tr>
${body}
<tr><td class="muted" style="padding:24px">${write.sentence(60)} <a href="https://shop.example/unsubscribe?u=${write.token(24)}">Unsubscribe</a></td></tr>
</table></td></tr></table><img src="https://open.shop.example/o/${write.token(64)}" width="1" height="1" alt=""></body></html>`;
}

/** A message of so many different pictures and little else. */
export function pictures(seed: number, count: number): string {
  const write = writer(seed);
  const cells = Array.from(
    { length: count },
    (_, number) =>
      `<tr><td style="padding:4px"><img src="https://cdn${number % 7}.shop.example/p/${write.token(12)}/${number}.png" width="40" height="40" alt=""></td></tr>`,
  );
  return `<html><body><table>${cells.join('\n')}</table></body></html>`;
}
