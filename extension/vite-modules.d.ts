/** A style sheet as text, with what it imports (Vite). */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
