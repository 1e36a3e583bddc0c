// A thread as a value: every operation makes a new one and shares what did not change. None of them but countComments itself recurses, so that depth is its business alone.

import { type Comment, countComments } from '../../engine/countComments.ts';

/** The comments that reply to nothing; as a rule there is one. */
export type Thread = readonly Comment[];

/** Author of what the reader adds. */
export const READER = 'You';

/** How many comments all roots hold together. */
export const countThread = (thread: Thread): number =>
  thread.reduce((sum, root) => sum + countComments(root), 0);

/** Every comment with its parent, a parent before its replies, in reading order. */
export function* readingOrder(
  thread: Thread,
): Generator<{ readonly comment: Comment; readonly parent: Comment | null }> {
  const open = thread.map((comment) => ({ comment, parent: null as Comment | null })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const parent = next.comment;
    for (const comment of parent.replies.toReversed()) open.push({ comment, parent });
  }
}

/** From the root down to the comment, both included; empty if there is no such comment. */
export function pathTo(thread: Thread, id: string): readonly Comment[] {
  const parents = new Map<Comment, Comment | null>();
  for (const { comment, parent } of readingOrder(thread)) {
    parents.set(comment, parent);
    if (comment.id !== id) continue;
    const path: Comment[] = [];
    for (let at: Comment | null = comment; at !== null; at = parents.get(at) ?? null) path.push(at);
    return path.reverse();
  }
  return [];
}

export const find = (thread: Thread, id: string): Comment | undefined => pathTo(thread, id).at(-1);

/** The thread with one comment exchanged, or left out. */
function exchange(thread: Thread, path: readonly Comment[], last: Comment | null): Thread {
  let becomes = last;
  const within = (list: Thread, old: Comment): Thread =>
    list.flatMap((comment) => (comment !== old ? [comment] : becomes === null ? [] : [becomes]));
  for (let index = path.length - 1; index > 0; index--) {
    const parent = path[index - 1]!;
    becomes = { ...parent, replies: within(parent.replies, path[index]!) };
  }
  return path.length === 0 ? thread : within(thread, path[0]!);
}

/** Adds a comment behind the other replies to `to`, or as a root if `to` is null. */
export function addReply(thread: Thread, to: string | null, reply: Comment): Thread {
  if (to === null) return [...thread, reply];
  const path = pathTo(thread, to);
  const parent = path.at(-1);
  if (parent === undefined) return thread;
  return exchange(thread, path, { ...parent, replies: [...parent.replies, reply] });
}

/** Takes a comment out, and with it its replies and theirs. */
export const remove = (thread: Thread, id: string): Thread =>
  exchange(thread, pathTo(thread, id), null);

/** Whom to look at once a comment is gone: its parent, or else the root after it, or before it. */
export function neighbour(thread: Thread, id: string): string | null {
  const path = pathTo(thread, id);
  if (path.length > 1) return path.at(-2)!.id;
  const index = thread.findIndex((root) => root.id === id);
  return (thread[index + 1] ?? thread[index - 1])?.id ?? null;
}

// ─── The recursion, one return at a time ─────────────────────────────────────────────────────────────────────────────

/** An open call of countComments, and the call that made it. */
export interface Call {
  readonly comment: Comment;
  readonly caller: Call | null;
}

/** A call at the moment that it returns. */
export interface Step {
  readonly call: Call;
  readonly value: number;
}

/** The returns of countComments in their order: a comment's replies first, then the comment itself. */
export function stepsOf(thread: Thread): readonly Step[] {
  const steps: Step[] = [];
  for (const root of thread) {
    const open: { call: Call; next: number }[] = [
      { call: { comment: root, caller: null }, next: 0 },
    ];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { call } = top;
      const reply = call.comment.replies[top.next++];
      if (reply !== undefined) {
        open.push({ call: { comment: reply, caller: call }, next: 0 });
      } else {
        steps.push({ call, value: countComments(call.comment) });
        open.pop();
      }
    }
  }
  return steps;
}

/** The open calls, the outermost first. */
export function stackOf(call: Call): readonly Call[] {
  const stack: Call[] = [];
  for (let at: Call | null = call; at !== null; at = at.caller) stack.push(at);
  return stack.reverse();
}

// ─── As text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const TERMS_MOST = 12;

/** "4 + 2", with a "?" for what is not known yet, and long sums shortened in the middle. */
export function sumText(
  comments: Thread,
  isKnown: (comment: Comment) => boolean = () => true,
): string {
  const term = (comment: Comment) => (isKnown(comment) ? String(countComments(comment)) : '?');
  if (comments.length <= TERMS_MOST) return comments.map(term).join(' + ');
  const first = comments.slice(0, TERMS_MOST - 2).map(term);
  return [...first, '…', term(comments.at(-1)!)].join(' + ');
}

/** What countComments adds up for a comment: "1", "1 + 2" or "1 + (2 + 1)". */
export function addendsText(comment: Comment, isKnown?: (comment: Comment) => boolean): string {
  const { replies } = comment;
  if (replies.length === 0) return '1';
  const sum = sumText(replies, isKnown);
  return replies.length === 1 ? `1 + ${sum}` : `1 + (${sum})`;
}

/** How to call each comment apart from the others: "n5", "n5 2" for the second of n5; "n5's comment". */
export interface Label {
  readonly name: string;
  readonly phrase: string;
}

export function labelsOf(thread: Thread): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  const seen = new Map<string, number>();
  for (const { comment } of readingOrder(thread)) {
    const { id, author } = comment;
    const nth = (seen.get(author) ?? 0) + 1;
    seen.set(author, nth);
    const phrase = author === READER ? 'your comment' : `${author}’s comment`;
    labels.set(id, {
      name: nth === 1 ? author : `${author} ${nth}`,
      phrase: nth === 1 ? phrase : `${phrase} ${nth}`,
    });
  }
  return labels;
}

/** "n5's comment and its 2 replies", counted by countComments. */
export function withReplies(comment: Comment, { phrase }: Label): string {
  const replies = countComments(comment) - 1;
  if (replies === 0) return phrase;
  return `${phrase} and its ${replies} ${replies === 1 ? 'reply' : 'replies'}`;
}

/** An exported function out of the text of its module, with the comment before it. */
export function excerptOf(source: string, name: string): string {
  const from = source.indexOf(`export function ${name}(`);
  const to = source.indexOf('\n}', from);
  if (from < 0 || to < 0) throw new Error(`no exported function ${name} in the source`);
  const before = source.slice(0, from);
  const comment = before.endsWith('*/\n') ? before.lastIndexOf('/**') : from;
  return source.slice(comment, to + 2);
}

export const TEXT_MOST = 500;

/** As a person counts: an emoji is one. */
export const lengthOf = (text: string): number => [...text.trim()].length;

/** Why a text is no comment, or null. */
export function faultOf(text: string): string | null {
  const length = lengthOf(text);
  if (length === 0) return 'Write something first: an empty comment counts as none.';
  if (length > TEXT_MOST)
    return `Too long: ${length} characters, and a comment has room for ${TEXT_MOST}.`;
  return null;
}
