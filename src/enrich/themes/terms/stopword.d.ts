/** stopword ships no types, and its main file holds the words of sixty languages. */
declare module 'stopword/dist/stopword.esm.mjs' {
  export const deu: readonly string[];
  export const eng: readonly string[];
  export const fra: readonly string[];
  export const ita: readonly string[];
  export const nld: readonly string[];
  export const por: readonly string[];
  export const spa: readonly string[];
}
