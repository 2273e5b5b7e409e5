/** The two parts of css-tree in use; `@types/css-tree` describes only its main entry. */
declare module 'css-tree/tokenizer' {
  /** Calls back for every token of CSS Syntax level 3, in order; `start` and `end` are offsets into `source`. */
  export function tokenize(source: string, onToken: (type: number, start: number, end: number) => void): void;
}
declare module 'css-tree/utils' {
  export const ident: {
    /** Undoes CSS escapes. */
    decode(text: string): string;
  };
}
