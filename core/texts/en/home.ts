/** A diagnostic's home page. */
export const home = {
  title: 'Home',
}
