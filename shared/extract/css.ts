import { tokenize } from 'css-tree/tokenizer';
import { CONDITIONAL_BLOCKS, FRAME, RULE_BLOCKS, TOKEN } from './css-syntax.ts';
import { decodeCss, stringContent, urlContent, withPlainUrlNames } from './css-text.ts';

/** What makes a client fetch the URL: a value, an @import, a font, a custom property's content, a webmail's stand-in. */
export type CssUrlKind = 'url' | 'import' | 'font-face' | 'image-set' | 'custom-property' | 'blocked';

/** One URL in CSS text. `text.slice(start, end)` is its spelling; decoded, it is `url`. */
export interface CssUrl {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  readonly kind: CssUrlKind;
  /** Lower case; empty for an @import. */
  readonly property: string;
}

/** A style rule that applies whatever the screen, with the range of its declarations. */
export interface CssRule {
  readonly selector: string;
  readonly start: number;
  readonly end: number;
}

/** `strings`: URLs in any string count, for attributes whose syntax is a webmail's own (CSS or JSON). */
export type CssContext = 'sheet' | 'declarations' | 'strings';

/** Media queries that hold on every screen. */
const ANY_SCREEN = /^\s*(?:all|screen|only\s+screen|only\s+all)?\s*$/i;
const ABSOLUTE_START = /^\s*(?:https?:)?[\\/]{2}/i;

class CssScanner {
  private readonly text: string;
  /** The text in which every URL's name is plain; same offsets. */
  private readonly plain: string;
  private readonly context: CssContext;
  private readonly onUrl: (url: CssUrl) => void;
  private readonly onRule: ((rule: CssRule) => void) | null;
  private readonly stack: number[] = [];
  private fresh = true;
  private statement = 0;
  private atRule = '';
  private property = '';
  private nameStart = -1;
  private nameEnd = -1;
  private rawStart = -1;
  private conditional = 0;
  private fontFaces = 0;
  private rule: { selector: string; start: number; depth: number } | null = null;

  constructor(
    text: string,
    context: CssContext,
    onUrl: (url: CssUrl) => void,
    onRule: ((rule: CssRule) => void) | null,
  ) {
    this.text = text;
    this.plain = withPlainUrlNames(text);
    this.context = context;
    this.onUrl = onUrl;
    this.onRule = onRule;
  }

  scan(): void {
    tokenize(this.plain, (type, start, end) => {
      if (type !== TOKEN.whiteSpace && type !== TOKEN.comment && type !== TOKEN.cdo && type !== TOKEN.cdc)
        this.token(type, start, end);
    });
    if (this.top() === FRAME.rawUrl) this.closeRawUrl(this.text.length);
    this.closeRule(this.text.length);
  }

  private top(): number {
    return this.stack.at(-1) ?? FRAME.declarations;
  }

  private token(type: number, start: number, end: number): void {
    if (this.fresh) this.startStatement(type, start, end);
    else if (this.nameStart >= 0) this.endName(type);
    switch (type) {
      case TOKEN.function:
        this.stack.push(this.functionFrame(start, end));
        break;
      case TOKEN.leftParenthesis:
        this.stack.push(FRAME.plain);
        break;
      case TOKEN.leftSquare:
        this.stack.push(FRAME.square);
        break;
      case TOKEN.rightSquare:
        if (this.top() === FRAME.square) this.stack.pop();
        break;
      case TOKEN.rightParenthesis:
        this.closeParenthesis(start);
        break;
      case TOKEN.leftCurly:
        this.openBlock(start, end);
        break;
      case TOKEN.rightCurly:
        this.closeBlock(start);
        break;
      case TOKEN.semicolon:
        if (this.top() >= FRAME.firstCurly) this.endStatement();
        break;
      case TOKEN.string:
        this.string(start, end);
        break;
      case TOKEN.urlToken:
        this.emit(...urlContent(this.text, start, end), this.kindOfUrl());
        break;
    }
  }

  private startStatement(type: number, start: number, end: number): void {
    this.fresh = false;
    this.statement = start;
    this.atRule = type === TOKEN.atKeyword ? this.name(start + 1, end) : '';
    this.nameStart = type === TOKEN.ident ? start : -1;
    this.nameEnd = end;
  }

  private endName(type: number): void {
    if (type === TOKEN.colon) this.property = this.name(this.nameStart, this.nameEnd);
    this.nameStart = -1;
  }

  private endStatement(): void {
    this.fresh = true;
    this.property = '';
    this.atRule = '';
    this.nameStart = -1;
  }

  private name(start: number, end: number): string {
    return decodeCss(this.plain.slice(start, end)).toLowerCase();
  }

  private functionFrame(start: number, end: number): number {
    const name = this.name(start, end - 1);
    if (name === 'url' || name === 'src') return FRAME.urlString;
    if (name.endsWith('image-set') || name === 'alphaimageloader') return FRAME.imageSet;
    if (name === 'proton-url') {
      this.rawStart = end;
      return FRAME.rawUrl;
    }
    return FRAME.plain;
  }

  private closeParenthesis(start: number): void {
    const top = this.top();
    if (top === FRAME.rawUrl) this.closeRawUrl(start);
    if (top < FRAME.firstCurly && top !== FRAME.square) this.stack.pop();
  }

  private closeRawUrl(end: number): void {
    if (this.rawStart < 0) return;
    const raw = this.text.slice(this.rawStart, end);
    const start = this.rawStart + raw.length - raw.trimStart().length;
    this.rawStart = -1;
    this.emit(start, Math.max(start, start + raw.trim().length), 'blocked');
  }

  private openBlock(start: number, end: number): void {
    const frame = this.blockFrame(start);
    if (frame === FRAME.conditionalRules) this.conditional++;
    else if (frame === FRAME.fontFace) this.fontFaces++;
    if (frame === FRAME.styleRule && this.onRule !== null && this.rule === null && this.conditional === 0) {
      this.rule = { selector: this.text.slice(this.statement, start), start: end, depth: this.stack.length };
    }
    this.stack.push(frame);
    this.endStatement();
  }

  private blockFrame(start: number): number {
    if (this.top() < FRAME.firstCurly || this.property.startsWith('--')) return FRAME.declarations;
    if (this.atRule === '') return FRAME.styleRule;
    if (this.atRule === 'font-face') return FRAME.fontFace;
    if (RULE_BLOCKS.has(this.atRule)) return FRAME.rules;
    if (!CONDITIONAL_BLOCKS.has(this.atRule)) return FRAME.declarations;
    const query = this.text.slice(this.statement + this.atRule.length + 1, start);
    return this.atRule === 'media' && ANY_SCREEN.test(query) ? FRAME.rules : FRAME.conditionalRules;
  }

  private closeBlock(start: number): void {
    if (this.top() < FRAME.firstCurly) return;
    const frame = this.stack.pop();
    if (frame === FRAME.conditionalRules) this.conditional--;
    else if (frame === FRAME.fontFace) this.fontFaces--;
    if (this.rule?.depth === this.stack.length) this.closeRule(start);
    this.endStatement();
  }

  private closeRule(end: number): void {
    if (this.rule === null) return;
    this.onRule?.({ selector: this.rule.selector, start: this.rule.start, end });
    this.rule = null;
  }

  private string(start: number, end: number): void {
    const top = this.top();
    const content = stringContent(this.text, start, end);
    if (top === FRAME.urlString) {
      this.stack[this.stack.length - 1] = FRAME.plain;
      this.emit(...content, this.kindOfUrl());
    } else if (top === FRAME.rawUrl) {
      this.rawStart = -1;
      this.emit(...content, 'blocked');
    } else if (top === FRAME.imageSet) {
      this.emit(...content, this.property.startsWith('--') ? 'custom-property' : 'image-set');
    } else if (this.atRule === 'import' && top >= FRAME.firstCurly) {
      this.emit(...content, 'import');
    } else if (this.property.startsWith('--') || this.context === 'strings') {
      const url = decodeCss(this.text.slice(...content));
      if (ABSOLUTE_START.test(url)) this.emit(...content, 'custom-property');
    }
  }

  private kindOfUrl(): CssUrlKind {
    if (this.atRule === 'import') return 'import';
    if (this.property.startsWith('--')) return 'custom-property';
    return this.fontFaces > 0 ? 'font-face' : 'url';
  }

  private emit(start: number, end: number, kind: CssUrlKind): void {
    // A URL inside a webmail's stand-in function is what that function holds.
    this.rawStart = -1;
    if (this.atRule === 'namespace' || end <= start) return;
    const url = decodeCss(this.text.slice(start, end));
    this.onUrl({ url, start, end, kind, property: this.property });
  }
}

/**
 * Finds every URL that CSS text would fetch, in order, with offsets for rewriting exactly that URL, and the style
 * rules that hold on every screen. `context` says whether the text is a style sheet, the content of a `style`
 * attribute, or an attribute in a webmail's own syntax. Follows CSS Syntax level 3 (css-tree's tokenizer): escapes,
 * comments, bad URLs and unclosed constructs are read as browsers read them. Linear in the text; never throws.
 */
export function scanCss(
  text: string,
  context: CssContext,
  onUrl: (url: CssUrl) => void,
  onRule: ((rule: CssRule) => void) | null = null,
): void {
  new CssScanner(text, context, onUrl, onRule).scan();
}
