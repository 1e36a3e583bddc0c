// The door for what a host page says: parsed once, here; anything else is ignored.

import * as v from 'valibot';
import { THEMES } from '../common/address.ts';

const finite = v.pipe(v.number(), v.finite());
/** Whatever carries one is answered by a `state`, or an `error`, with the same. */
const requestId = v.optional(v.union([v.pipe(v.string(), v.maxLength(200)), finite]));
const message = v.variant('type', [
  v.object({
    type: v.picklist(['play', 'pause', 'step', 'step-back', 'reset', 'get']),
    requestId,
  }),
  v.object({ type: v.literal('seek'), time: finite, requestId }),
  v.object({ type: v.literal('speed'), value: finite, requestId }),
  v.object({ type: v.literal('do'), do: v.string(), requestId }),
  v.object({ type: v.literal('load'), scenario: v.unknown(), requestId }),
  v.object({ type: v.literal('theme'), value: v.picklist(THEMES), requestId }),
]);
export type Message = v.InferOutput<typeof message>;

/** Null where it is none of them. Never throws. */
export function readMessage(data: unknown): Message | null {
  const parsed = v.safeParse(message, data);
  return parsed.success ? parsed.output : null;
}
