// What is read as one stays on one line, wherever a text comes from: a number and its unit, "epoch 1", the end of "n4 and n5",
// and both ends of "100–1700".

const UNIT = /(\d) (?=(?:s|ms|min|ppm|%|kB)(?![\w-]))/g;

const EPOCH = /\b(epochs?) (?=\d)/g;
const LAST_NAME = /\band (?=[a-z]+\d)/g;
const RANGE = /(\d–)(?=\d)/g;

export const unbroken = (text: string): string =>
  text
    .replace(UNIT, '$1\u00a0')
    .replace(EPOCH, '$1\u00a0')
    .replace(LAST_NAME, 'and\u00a0')
    .replace(RANGE, '$1\u2060');
