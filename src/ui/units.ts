// A number and its unit stay on one line: a no-break space between them, wherever a text comes from.

const UNIT = /(\d) (?=(?:s|ms|min|ppm|%|kB)(?![\w-]))/g;

export const unbroken = (text: string): string => text.replace(UNIT, '$1\u00a0');
