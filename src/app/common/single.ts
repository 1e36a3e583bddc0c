// Where the page lies that "download as one HTML" fills in. The build puts the real name here (scripts/site/embed.ts), one that changes
// with its content: a page never fills in that of another version. The development server has none.

export const SINGLE = 'single.html';
