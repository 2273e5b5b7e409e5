import { Tokenizer } from 'htmlparser2';
import { srcsetUrls } from '../extract/srcset.ts';
import { absoluteUrl } from '../extract/url.ts';
import { DROPPED_CONTENT, KEPT_ATTRIBUTES, KEPT_ELEMENTS, REWRITTEN_ATTRIBUTES } from './kept-markup.ts';
import { safeCss } from './safe-css.ts';

/** Links that another program opens, without a request. */
const OPENS_PROGRAM = /^\s*(?:mailto|tel):/i;

/** What is written of a message, and what its first `<base>` says. */
interface Written {
  readonly html: string;
  readonly baseHref: string | null;
}

/**
 * Writes a message again, with nothing but listed elements and attributes, every value quoted and escaped. It keeps no
 * tree: as all that is written is plain, a browser reads exactly the tags that stand here, in whatever order.
 */
class SafeWriter {
  private readonly html: string;
  private readonly allowed: ReadonlySet<string>;
  private readonly base: string | null;
  private readonly out: string[] = [];
  private readonly attributes = new Map<string, string>();
  private baseHref: string | null = null;
  private tag = '';
  private attribute: string | null = null;
  private value = '';
  /** The element whose content is dropped at the moment. */
  private dropping: string | null = null;
  /** The text of the style sheet that is being read. */
  private sheet: string[] | null = null;

  constructor(html: string, allowed: ReadonlySet<string>, base: string | null) {
    this.html = html;
    this.allowed = allowed;
    this.base = base;
  }

  write(): Written {
    const tokenizer = new Tokenizer({ decodeEntities: true }, this);
    tokenizer.write(this.html);
    tokenizer.end();
    return { html: this.out.join(''), baseHref: this.baseHref };
  }

  isInForeignContext(): boolean {
    return false;
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    this.attributes.clear();
  }

  onattribname(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    const isRead = KEPT_ATTRIBUTES.has(name) || REWRITTEN_ATTRIBUTES.has(name);
    this.attribute = isRead && !this.attributes.has(name) ? name : null;
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute !== null) this.value += this.html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.attribute !== null) this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.attribute !== null) this.attributes.set(this.attribute, this.value);
  }

  onopentagend(): void {
    if (this.dropping !== null) return;
    const { tag } = this;
    if (DROPPED_CONTENT.has(tag)) this.dropping = tag;
    else if (tag === 'style') this.sheet = [];
    else if (tag === 'base') this.baseHref ??= this.attributes.get('href') ?? null;
    else if (tag === 'image' || this.isImageButton()) this.open('img');
    else if (KEPT_ELEMENTS.has(tag)) this.open(tag);
  }

  onselfclosingtag(): void {
    this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).toLowerCase();
    if (this.dropping !== null) {
      if (tag === this.dropping) this.dropping = null;
    } else if (tag === 'style') this.closeSheet();
    else if (KEPT_ELEMENTS.has(tag) && tag !== 'body') this.out.push(`</${tag}>`);
  }

  ontext(start: number, end: number): void {
    this.text(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.text(String.fromCodePoint(codePoint));
  }

  oncomment(): void {
    // Browsers show nothing of a comment, conditional or not.
  }

  oncdata(): void {
    // A comment, outside of drawings.
  }

  ondeclaration(): void {
    // The safe document has its own.
  }

  onprocessinginstruction(): void {
    // Only in XML mode.
  }

  onend(): void {
    this.closeSheet();
  }

  private text(text: string): void {
    if (this.dropping !== null) return;
    if (this.sheet === null) this.out.push(escapeText(text));
    else this.sheet.push(text);
  }

  private closeSheet(): void {
    if (this.sheet === null) return;
    this.out.push(`<style>${safeCss(this.sheet.join(''), 'sheet', this.allowed, this.base)}</style>`);
    this.sheet = null;
  }

  private isImageButton(): boolean {
    return this.tag === 'input' && this.attributes.get('type')?.trim().toLowerCase() === 'image';
  }

  private open(tag: string): void {
    this.out.push(`<${tag}`);
    for (const [name, value] of this.attributes) {
      if (KEPT_ATTRIBUTES.has(name)) this.put(name, value);
    }
    const style = this.attributes.get('style');
    if (style !== undefined) this.put('style', safeCss(style, 'declarations', this.allowed, this.base));
    this.putPicture('background', this.attributes.get('background'));
    if (tag === 'img') this.putPicture('src', this.pictureOf());
    else if (tag === 'a') this.putLink(this.attributes.get('href'));
    this.out.push('>');
  }

  private put(name: string, value: string): void {
    this.out.push(` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`);
  }

  /** The address to show: the first of `src` and `srcset` that may load. */
  private pictureOf(): string | undefined {
    const candidates = [this.attributes.get('src') ?? '', ...srcsetUrls(this.attributes.get('srcset') ?? '')];
    return candidates.find((url) => this.allowedPicture(url) !== null);
  }

  private putPicture(name: string, url: string | undefined): void {
    const picture = url === undefined ? null : this.allowedPicture(url);
    if (picture !== null) this.put(name, picture);
  }

  private allowedPicture(url: string): string | null {
    if (/^\s*data:image\//i.test(url)) return url.trim();
    const absolute = absoluteUrl(url, this.base);
    return absolute !== null && this.allowed.has(absolute) ? absolute : null;
  }

  /** Links open outside of the view, which they tell nothing about; places in the message stay in it. */
  private putLink(href: string | undefined): void {
    if (href === undefined) return;
    if (href.startsWith('#')) {
      this.put('href', href);
      return;
    }
    const target = OPENS_PROGRAM.test(href) ? href.trim() : absoluteUrl(href, this.base);
    if (target === null) return;
    this.put('href', target);
    this.out.push(' target="_blank" rel="noopener noreferrer"');
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * A message's HTML with nothing remote in it but `allowed` pictures: no script, form, frame, sheet, font, drawing or
 * refresh, and links that open outside. Linear in the length; never throws.
 * @param html at most `MAX_HTML_LENGTH` units; what lies beyond was never judged
 * @param allowed absolute URLs as `extractFromHtml` gives them
 */
export function safeHtml(html: string, allowed: ReadonlySet<string>): string {
  const { html: written, baseHref } = new SafeWriter(html, allowed, null).write();
  // A base counts for what stands before it as well.
  const base = baseHref === null ? null : absoluteUrl(baseHref, null);
  return base === null ? written : new SafeWriter(html, allowed, base).write().html;
}
