// What the reader looks at: the nodes that are inspected, lit up, or chosen from a menu. The run knows nothing of it.

import type { Session } from './api.ts';
import type { Store } from './store.ts';

export function attention(
  { getState, setState }: Store,
  /** More is inspected than the picture on screen tells. */
  askAgain: () => void,
): Pick<Session, 'inspect' | 'highlight' | 'select' | 'toggleSelected'> {
  return {
    inspect: (nodes) => {
      const known = new Set(getState().scenario.nodes.map(({ id }) => id));
      const inspected = [...new Set(nodes)].filter((node) => known.has(node));
      setState({
        inspected,
        inspections: getState().inspections.filter(({ node }) => inspected.includes(node)),
      });
      if (inspected.length > 0) askAgain();
    },
    highlight: ({ node, event }) => {
      const now = getState().highlight;
      const next = {
        node: node === undefined ? now.node : node,
        event: event === undefined ? now.event : event,
      };
      if (next.node !== now.node || next.event !== now.event) setState({ highlight: next });
    },
    select: (nodes) => setState({ selected: nodes }),
    toggleSelected: (node) => {
      const now = getState().selected ?? [];
      const without = now.filter((other) => other !== node);
      setState({ selected: without.length < now.length ? without : [...now, node] });
    },
  };
}
