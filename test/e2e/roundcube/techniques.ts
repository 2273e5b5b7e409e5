import { inTracking as a, inTrackingPath as s } from './tracking.ts';

const IMAGES = `
<img src="${a('img.gif')}" width="1" height="1">
<img src="${a('img-visible.gif')}" width="120" height="40" alt="logo">
<img src="${a('img-hidden.gif')}" style="display:none">
<img srcset="${a('img-srcset.gif')} 1x, ${a('img-srcset2.gif')} 2x" alt="">
<img lowsrc="${a('img-lowsrc.gif')}" dynsrc="${a('img-dynsrc.gif')}" alt="">
<img src="${a('img-protorel.gif').replace('http:', '')}">
<img src="${a('img-entity.gif').replace('http', '&#104;ttp')}">
<IMG SRC="${a('img-upper.gif').replace('http', 'HTTP')}">
<img src="  ${a('img-space.gif')}  ">
<img src="${a('img-new\nline.gif')}">
<div style="height:3000px"></div><img loading="lazy" src="${a('img-lazy.gif')}">
<picture><source srcset="${a('picture-source.gif')}"><img src="${a('picture-img.gif')}"></picture>
<table background="${a('bg-table.gif')}"><tr><td>x</td></tr></table>
<table><tr><td background="${a('bg-td.gif')}">x</td></tr></table>
<input type="image" src="${a('input-image.gif')}">`;

const INLINE_STYLES = `
<div style="background:url(${s('css-inline-bg.gif')})">x</div>
<div style="background-image:url('${s('css-inline-bgimg.gif')}')">x</div>
<div style="background:\\75 rl(${s('css-inline-esc.gif')})">x</div>
<ul style="list-style-image:url(${s('css-inline-liststyle.gif')})"><li>x</li></ul>
<div style="border:2px solid;border-image:url(${s('css-inline-borderimg.gif')}) 1">x</div>
<div style="content:url(${s('css-inline-content.gif')})">x</div>
<div style="background-image:image-set('${s('css-inline-imageset.gif')}' 1x)">x</div>
<div style="mask-image:url(${s('css-inline-mask.gif')});-webkit-mask-image:url(${s('css-inline-wmask.gif')})">x</div>
<div style="float:left;shape-outside:url(${s('css-inline-shape.gif')})">x</div>
<div style="filter:url(${s('css-inline-filter.svg')}#r)">x</div>
<div style="clip-path:url(${s('css-inline-clip.svg')}#r)">x</div>
<div style="--u:url(${s('css-inline-var.gif')});background:var(--u)">x</div>`;

const OTHERS = `
<video poster="${a('video-poster.gif')}" width="9" height="9"></video>
<video src="${a('video-src.mp4')}" autoplay muted></video>
<video autoplay muted><source src="${a('video-source.mp4')}"><track default src="${a('video-track.vtt')}"></video>
<audio src="${a('audio-src.mp3')}" autoplay></audio>
<bgsound src="${a('bgsound.mp3')}">
<iframe src="${a('iframe.html')}"></iframe>
<iframe srcdoc="&lt;img src=&quot;${a('iframe-srcdoc.gif')}&quot;&gt;"></iframe>
<object data="${a('object.gif')}" type="image/gif"></object>
<embed src="${a('embed.gif')}" type="image/gif">
<svg width="9" height="9"><image href="${a('svg-image-href.gif')}" width="9" height="9"/></svg>
<svg width="9" height="9"><image xlink:href="${a('svg-image-xlink.gif')}" width="9" height="9"/></svg>
<svg width="9" height="9"><filter id="f"><feImage href="${a('svg-feimage.gif')}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>
<svg width="9" height="9"><use href="${a('svg-use.svg')}#r"/></svg>
<svg width="9" height="9"><rect width="9" height="9" fill="url(${s('svg-attr-fill.svg')}#r)" mask="url(${s('svg-attr-mask.svg')}#r)"/></svg>
<link rel="stylesheet" href="${a('link-css.css')}">
<link rel="prefetch" href="${a('link-prefetch.gif')}"><link rel="preload" as="image" href="${a('link-preload.gif')}">
<script src="${a('script.js')}"></script>
<math><mglyph src="${a('mathml.gif')}"/></math>
<blockquote cite="${a('cite.html')}">x</blockquote>`;

const SHEET = `
@font-face{font-family:PX;src:url(${s('css-fontface.woff2')})}
.ff{font-family:PX,sans-serif}
.st1{background:url(${s('css-style-bg.gif')})}
.st2::before{content:url(${s('css-style-content.gif')})}
.st3{background:url(${a('css-style-query.gif')})}
.st4{background-image:image-set(url(${s('css-style-imageset.gif')}) 1x)}
.st5{background-image:-webkit-image-set("${s('css-style-wimageset.gif')}" 1x)}
.st6{--b:url(${s('css-style-var.gif')});background:var(--b)}
@media screen{.st7{background:url(${s('css-style-media.gif')})}}
@supports (display:block){.st8{background:url(${s('css-style-supports.gif')})}}
@keyframes k{from{background:url(${s('css-style-keyframes.gif')})}to{background:none}}
.st9{animation:k 5s infinite}
a[href*="example"]{background:url(${s('css-style-attrsel.gif')})}
.st10{cursor:url(${s('css-style-cursor.gif')}),auto}
.st11{list-style:url(${s('css-style-liststyle.gif')})}
body{background-image:url(${s('css-style-body.gif')})}`;

const STYLED = `${Array.from({ length: 11 }, (_, i) => `<div class="st${i + 1}">s${i + 1}</div>`).join('')}
<p class="ff">font</p><a href="https://www.example.com/x">link</a>`;

function page(body: string, sheet: string, head = '', bodyAttributes = ''): string {
  return `<html><head>${head}<style>${sheet}</style></head><body${bodyAttributes}>${body}</body></html>`;
}

/**
 * The 72 techniques in four messages. Four, because Roundcube drops a whole style sheet that imports or escapes, and
 * a linked one changes how the others are treated.
 */
export const TECHNIQUE_MESSAGES: readonly { subject: string; html: string }[] = [
  {
    subject: 'All techniques',
    html: page(IMAGES + INLINE_STYLES + OTHERS + STYLED, SHEET, '', ` background="${a('bg-body.gif')}"`),
  },
  {
    subject: 'Imported style sheets',
    html: page(
      STYLED,
      `@import url("${s('css-import.css')}");@import "${s('css-import-str.css')}";.st1{background:url(${s('css-imp-bg.gif')})}`,
    ),
  },
  {
    subject: 'Escaped style sheet',
    html: page(
      STYLED,
      `.st3{background:u\\72l(${s('css-style-esc.gif')})} .st1{background:url(${s('css-esc-bg.gif')})}`,
    ),
  },
  {
    subject: 'Linked style sheet',
    html: page(STYLED, SHEET, `<link rel="stylesheet" href="${a('link-head.css')}">`),
  },
];

/** File names (without ending) of the distinct tracking URLs of the technique messages. */
export function techniqueNames(): readonly string[] {
  const all = TECHNIQUE_MESSAGES.map(({ html }) => html.replaceAll('\n', '')).join('');
  return [
    ...new Set(
      Array.from(
        all.matchAll(/\/([a-z0-9-]+)\.(?:gif|svg|css|mp4|mp3|vtt|woff2|html|js)/g),
        ([, name]) => name ?? '',
      ),
    ),
  ];
}
