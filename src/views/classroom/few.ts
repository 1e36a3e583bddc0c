/** With more pupils than this, notes are dots on a canvas, and take no ways of their own. */
export const FEW = 12;
