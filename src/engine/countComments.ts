// The other half of the blog post: counting a thread by recursion.

export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly replies: readonly Comment[];
}

/**
 * How many comments a thread holds: 1 for the comment itself, plus the count of each of its replies.
 * A comment without replies is the base case: the sum over nothing is 0, so it counts 1.
 */
export function countComments(comment: Comment): number {
  return 1 + comment.replies.reduce((sum, reply) => sum + countComments(reply), 0);
}
