// A silence told as steps of a chain: since when nothing was heard, and what became of what was said.

import type { History, Steps } from '../past/history.ts';
import { silenceBefore } from '../silence.ts';
import type { RawEvent } from '../trace.ts';
import type { WhyStep } from '../why.ts';
import { seconds, type Teller } from './teller.ts';

/** The event that the chain goes on from, null where it ends here, 'unknown' where none is known. Adds to the steps so far. */
export function* tellSilence(
  history: History,
  teller: Teller,
  at: RawEvent,
  steps: WhyStep[],
): Steps<RawEvent | null | 'unknown'> {
  const { heard, fault, dropped, late, weather } = yield* silenceBefore(
    history,
    at,
    at.node,
    at.other,
  );
  const [listener, speaker] = [teller.name(at.node), teller.name(at.other)];
  if (heard) {
    const asked = steps.pop() as WhyStep;
    const silent = seconds(at.atUs - heard.atUs);
    steps.push({
      ...asked,
      text: `${listener} suspects that ${speaker} has failed: it has heard nothing from it for ${silent}, since ${seconds(heard.atUs)}.`,
    });
  }
  if (fault) return fault;
  const world = (event: RawEvent, text: string) =>
    steps.push({ ...teller.step(event, 'world'), text });
  const count = dropped.length;
  const [drop] = dropped;
  const [send] = late;
  if (drop && count >= late.length) {
    const many = count === 1 ? 'a word' : `${count} words`;
    const lost =
      history.describe(drop).reason === 'lost' ? 'were lost by the network' : 'did not get through';
    world(
      drop,
      `${speaker} did speak: ${many} to ${listener} ${count === 1 ? lost.replace('were', 'was') : lost}.`,
    );
  } else if (send) {
    world(
      send,
      `${speaker} did speak, at ${seconds(send.atUs)}: its word was still on the way to ${listener}.`,
    );
  } else if (heard) {
    world(
      heard,
      `${speaker} sent nothing to ${listener} after the word that came at ${seconds(heard.atUs)}.`,
    );
    return 'unknown';
  } else return 'unknown';
  return weather;
}
