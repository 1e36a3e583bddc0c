// Dissertation 9.6, the side that is asked: would it vote for the candidate in the term that it has in mind?

import type { Incoming } from '../../protocol.ts';
import type { Epoch } from '../../units.ts';
import { hearsLeader, isUpToDate, type Node } from './node.ts';

/** The voter changes nothing: neither its term, nor its vote, nor its timer. */
export function answerPreVote(node: Node, message: Incoming): void {
  const { durable } = node;
  const term = message.payload.term as Epoch;
  const quiet = message.payload.takeover === true || !hearsLeader(node);
  const granted = term > durable.term && quiet && isUpToDate(node, message);
  node.rule(granted ? 'would-vote' : 'would-not-vote');
  node.send(message.from, 'pre-vote-reply', { term: granted ? term : durable.term, granted });
}
