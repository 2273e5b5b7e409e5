/** Token types of css-tree. */
export const TOKEN = {
  ident: 1,
  function: 2,
  atKeyword: 3,
  string: 5,
  urlToken: 7,
  whiteSpace: 13,
  cdo: 14,
  cdc: 15,
  colon: 16,
  semicolon: 17,
  leftSquare: 19,
  rightSquare: 20,
  leftParenthesis: 21,
  rightParenthesis: 22,
  leftCurly: 23,
  rightCurly: 24,
  comment: 25,
} as const;

/** What an open bracket holds: parentheses and square brackets first, `firstCurly` splits them from blocks. */
export const FRAME = {
  plain: 0,
  square: 1,
  urlString: 2,
  imageSet: 3,
  rawUrl: 4,
  firstCurly: 5,
  rules: 5,
  conditionalRules: 6,
  declarations: 7,
  styleRule: 8,
  fontFace: 9,
} as const;

/** At-rules whose block holds rules that apply. */
export const RULE_BLOCKS: ReadonlySet<string> = new Set(['layer', 'scope', 'document', '-moz-document']);

/** At-rules whose block holds rules that apply only sometimes. */
export const CONDITIONAL_BLOCKS: ReadonlySet<string> = new Set([
  'media',
  'supports',
  'container',
  'starting-style',
  'keyframes',
  '-webkit-keyframes',
  '-moz-keyframes',
]);
