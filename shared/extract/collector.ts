import { type AttributeList, KIND } from './attributes.ts';
import { BLOCKED_ATTRIBUTES, isBlockedStyleType } from './blocked.ts';
import type { Candidate, DocumentScope } from './candidate.ts';
import { ChainNode } from './chain.ts';
import { refreshUrl, vehicleOf } from './context.ts';
import { type CssContext, type CssUrl, scanCss } from './css.ts';
import { attributePixels } from './lengths.ts';
import { MAX_CSS_LENGTH, MAX_REFERENCES, MAX_URL_LENGTH } from './limits.ts';
import { LinkCollector } from './links.ts';
import { vehicleWhenLoaded } from './put-aside.ts';
import { RAW_TEXT_ELEMENTS, rawTextAsHtml } from './raw-text.ts';
import type { Vehicle } from './reference.ts';
import { StyleRules } from './rules.ts';
import { srcsetUrls } from './srcset.ts';
import { TextFlow } from './text-flow.ts';
import { isPlainlyLocal } from './url.ts';

/** Inline styles without one of these hold no URL: spares the tokenizer for nearly every element. */
function mayHoldUrl(css: string): boolean {
  if (css.includes('\\') || css.includes('//')) return true;
  return css.includes('(') && /url|set\(|src\(|loader/i.test(css);
}

/** Elements whose text nobody reads. */
const WITHOUT_TEXT = new Set(['script', 'title', 'head', 'textarea']);

/**
 * Receives a message as events in document order, from a parser or from a walk over a DOM, and notes everything that
 * could be fetched. One set of rules for both; `H` is what the caller wants back for each reference (an element).
 */
export class Collector<H> {
  readonly candidates: Candidate<H>[] = [];
  readonly rules = new StyleRules();
  readonly flow = new TextFlow();
  readonly links = new LinkCollector<ChainNode<H>>(this.flow);
  /** The innermost open element. */
  current: ChainNode<H> | null = null;
  textLength = 0;
  beyondCap = 0;
  private scope: DocumentScope = { outer: null, baseHref: null };
  private styleText = '';
  private rawText = '';
  private cssLength = 0;

  /** An element starts; `tag` in lower case. The list is only read during the call. */
  open(tag: string, attributes: AttributeList, handle: H): void {
    const node = new ChainNode(this.current, tag, handle);
    this.current = node;
    this.flow.edge(tag);
    if (tag === 'style') node.isPutAside = isBlockedStyleType(attributes.get('type'));
    for (let index = 0; index < attributes.length; index++) {
      const value = attributes.values[index] ?? '';
      const name = attributes.names[index] ?? '';
      switch (attributes.kinds[index]) {
        case KIND.style:
          node.style = value;
          if (mayHoldUrl(value)) this.css(node, name, value, 'declarations', 'style-attribute');
          break;
        case KIND.class:
          node.classes = value;
          break;
        case KIND.id:
          node.id = value;
          break;
        case KIND.width:
          node.width = attributePixels(value);
          break;
        case KIND.height:
          node.height = attributePixels(value);
          break;
        case KIND.hidden:
          node.hasHiddenAttribute = true;
          break;
        case KIND.alt:
          node.alt = value;
          break;
        case KIND.background:
          this.add(node, name, value, 'background-attribute');
          break;
        case KIND.paint:
          if (mayHoldUrl(value)) this.css(node, name, value, 'declarations', 'svg-paint');
          break;
        case KIND.blocked:
          this.blocked(node, name, value, attributes);
          break;
        case KIND.href:
          this.href(node, name, value, attributes);
          break;
        case KIND.byElement:
          this.byElement(node, name, value, attributes);
          break;
        case KIND.action:
          this.links.add(value, '');
          break;
      }
    }
  }

  /** Text inside the innermost open element. */
  text(data: string): void {
    const tag = this.current === null ? '' : this.current.tag;
    if (tag === 'style') {
      this.styleText += data;
      return;
    }
    if (WITHOUT_TEXT.has(tag)) return;
    if (RAW_TEXT_ELEMENTS.has(tag)) {
      this.rawText += data;
      return;
    }
    const trimmed = data.trim();
    this.textLength += trimmed.length;
    this.flow.add(data, trimmed);
  }

  /** HTML in the innermost open element's raw text, to be read before the element is closed; null mostly. */
  takeRawText(): string | null {
    if (this.rawText === '') return null;
    const text = this.rawText;
    this.rawText = '';
    return text.includes('<') ? rawTextAsHtml(text) : null;
  }

  /** The innermost open element ends. */
  close(): void {
    const node = this.current;
    if (node === null) return;
    if (node.tag === 'style') this.styleElement(node);
    if (node.tag === 'a') this.links.close(node);
    this.flow.edge(node.tag);
    this.current = node.parent;
  }

  /** A frame's own document starts inside the innermost open element. */
  enterDocument(): void {
    this.scope = { outer: this.scope, baseHref: null };
  }

  leaveDocument(): void {
    this.scope = this.scope.outer ?? this.scope;
  }

  /** Something that may hold references was not read; it stays held. */
  skipped(): void {
    this.beyondCap++;
  }

  private href(node: ChainNode<H>, name: string, value: string, attributes: AttributeList): void {
    if (node.tag === 'a') {
      node.link = value;
      this.links.open(value, node);
    } else if (node.tag === 'area') {
      node.link = value;
      this.links.add(value, attributes.get('alt') ?? '');
    } else if (node.tag === 'base') {
      this.scope.baseHref ??= value;
    } else {
      this.byElement(node, name, value, attributes);
    }
  }

  private byElement(node: ChainNode<H>, name: string, value: string, attributes: AttributeList): void {
    const vehicle = vehicleOf(node, name, attributes);
    if (vehicle === null) return;
    if (name === 'srcset' || name === 'imagesrcset') this.addAll(node, name, srcsetUrls(value), vehicle);
    else if (name === 'ping') this.addAll(node, name, value.split(/\s+/), vehicle);
    else if (name === 'values') this.addAll(node, name, value.split(';'), vehicle);
    else if (vehicle === 'meta-refresh') this.add(node, name, refreshUrl(value) ?? '', vehicle);
    else this.add(node, name, value, vehicle);
  }

  private blocked(node: ChainNode<H>, name: string, value: string, attributes: AttributeList): void {
    const syntax = BLOCKED_ATTRIBUTES[name]?.syntax;
    const whenLoaded = vehicleWhenLoaded(node, name, attributes);
    if (syntax === 'srcset') this.addAll(node, name, srcsetUrls(value), 'blocked-attribute', whenLoaded);
    else if (syntax === 'url') this.add(node, name, value, 'blocked-attribute', whenLoaded);
    else if (node.tag === 'style') this.css(node, name, value, 'sheet', whenLoaded, true);
    else this.css(node, name, value, syntax === 'css' ? 'declarations' : 'strings', whenLoaded, true);
  }

  private styleElement(node: ChainNode<H>): void {
    const text = this.styleText;
    this.styleText = '';
    this.cssLength += text.length;
    if (this.cssLength > MAX_CSS_LENGTH) this.skipped();
    else this.css(node, '#text', text, 'sheet', 'style-element', node.isPutAside);
  }

  private css(
    node: ChainNode<H>,
    attribute: string,
    text: string,
    context: CssContext,
    vehicle: Vehicle,
    putAside = false,
  ): void {
    const onRule =
      attribute === '#text' && !putAside
        ? (rule: { selector: string; start: number; end: number }): void => {
            this.rules.add(rule.selector, text.slice(rule.start, rule.end));
          }
        : null;
    scanCss(
      text,
      context,
      (found) => {
        const plain = cssVehicle(vehicle, found);
        if (putAside || found.kind === 'blocked')
          this.add(node, attribute, found.url, 'blocked-attribute', plain);
        else this.add(node, attribute, found.url, plain);
      },
      onRule,
    );
  }

  private addAll(
    node: ChainNode<H>,
    attribute: string,
    urls: readonly string[],
    vehicle: Vehicle,
    whenLoaded: Vehicle | null = null,
  ): void {
    for (const url of urls) this.add(node, attribute, url, vehicle, whenLoaded);
  }

  private add(
    node: ChainNode<H>,
    attribute: string,
    url: string,
    vehicle: Vehicle,
    whenLoaded: Vehicle | null = null,
  ): void {
    if (url === '' || isPlainlyLocal(url)) return;
    if (url.length > MAX_URL_LENGTH || this.candidates.length >= MAX_REFERENCES) {
      this.beyondCap++;
      return;
    }
    const { textLength: textBefore, scope } = this;
    this.candidates.push({ url, vehicle, whenLoaded, node, attribute, textBefore, scope });
  }
}

function cssVehicle(where: Vehicle, found: CssUrl): Vehicle {
  if (found.kind === 'import') return 'css-import';
  return found.kind === 'font-face' ? 'css-font' : where;
}
