/**
 * What the badge and the placeholder share. They are built without a framework and without HTML text: they run in
 * every frame of a webmail, some of whose policies (Trusted Types) refuse HTML from strings.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** Pixelgate's mark as an SVG element; decoration, so hidden from assistive technology. */
export function markElement(doc: Document): SVGSVGElement {
  const svg = doc.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'mark');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const gate = doc.createElementNS(SVG, 'path');
  gate.setAttribute('d', 'M2 14V4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10h-2V4H4v10z');
  gate.setAttribute('class', 'gate');
  const pixel = doc.createElementNS(SVG, 'path');
  pixel.setAttribute('d', 'M6 7h4v4H6z');
  pixel.setAttribute('class', 'pixel');
  svg.append(gate, pixel);
  return svg;
}

/** An element with a class and, perhaps, words in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  doc: Document,
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = doc.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Stands last in each surface's style sheet: nothing of ours is printed. */
export const PRINT_CSS = '@media print { :host { display: none !important; } }';

/**
 * Rules both need. The mounter resets our element with an inline `all: initial !important` and may place it with
 * inline rules of its own; `!important` on `:host` wins over both, so it stands here only for what is ours to say.
 */
export const SURFACE_CSS = `
:host { color-scheme: light dark !important; }
:host::before, :host::after { content: none !important; }
* { box-sizing: border-box; }
button {
  font: 400 13px/1.35 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  text-align: start;
  cursor: pointer;
  margin: 0;
}
button:focus-visible { outline: 2px solid #0a6157; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
.mark { flex: none; width: 16px; height: 16px; }
.gate { fill: currentColor; }
.pixel { fill: #ffb224; }
@media (forced-colors: active) {
  button { border-color: ButtonText !important; }
  button:focus-visible { outline-color: Highlight; }
  .gate { fill: ButtonText; }
  .pixel { fill: Highlight; }
}
@media print { :host { display: none !important; } }
`;
