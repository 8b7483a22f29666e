/** As root, without a screen, and without asking anything of its maker. */
export const ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
];
