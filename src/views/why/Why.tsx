// Why did that happen? The chain of causes in plain sentences, each a link to its moment, with the rule that was followed.

import { useMemo } from 'react';
import type { WhyStep } from '../../engine/why.ts';
import { describeIntervention } from '../../session/labels.ts';
import { readersDeeds } from '../../session/origin.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { usePointing } from '../../session/usePointing.ts';
import { seconds } from '../../ui/time.ts';
import { unbroken } from '../../ui/units.ts';
import './why.css';

/** Opens the source at a rule, as it was followed at an event. */
export type ShowRule = (rule: string, event: number) => void;

/** Without `onRule` there is no code to show. */
export function Why({ onRule }: { readonly onRule?: ShowRule }) {
  const session = useSession();
  const why = useSessionState((state) => state.why);
  const branches = useSessionState((state) => state.branches);
  const branch = useSessionState((state) => state.branch);
  const deeds = useMemo(() => readersDeeds(branches, branch), [branches, branch]);
  if (!why)
    return (
      <p className="why-empty">
        Choose “why?” beside a line of the story, on an event of the space-time diagram or in a
        node's menu. The chain of causes appears here, back to what you did.
      </p>
    );
  const { answer } = why;
  return (
    <section className="why" aria-labelledby="why-title">
      <div className="why-head">
        <h2 id="why-title">{answer?.threads[0]?.title ?? 'Looking back …'}</h2>
        <button
          type="button"
          className="why-close"
          aria-label="No more of it"
          onClick={() => session.explain(null)}
        >
          ×
        </button>
      </div>
      {answer?.threads.map(({ title, steps }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: threads have no other name, and never change places.
        <div key={index}>
          {index > 0 && <h3>{title}</h3>}
          <ol aria-label={index > 0 ? title : 'Causes'}>
            {steps.map((step, at) => (
              <Step
                key={step.event}
                step={step}
                first={at === 0}
                told={steps[at - 1]?.rule?.text === step.rule?.text}
                deed={step.script === null ? null : (deeds[step.script] ?? null)}
                {...(onRule && { onRule })}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Step({
  step,
  first,
  told,
  deed,
  onRule,
}: {
  readonly step: WhyStep;
  readonly first: boolean;
  /** The rule says the same as that of the step before. */
  readonly told: boolean;
  readonly deed: Parameters<typeof describeIntervention>[0] | null;
  readonly onRule?: ShowRule;
}) {
  const session = useSession();
  const { event, atUs, node, link, text, rule } = step;
  const lit = useSessionState((state) => state.highlight.event === event);
  const { enter, leave } = usePointing(event, node);
  return (
    <li className={`why-step why-${link}${lit ? ' why-lit' : ''}`} data-event={event}>
      {!first && (
        <span className="why-because">
          because
          {link === 'world' && <em> (the world knows; the node does not)</em>}
        </span>
      )}
      <button
        type="button"
        className="why-link"
        onClick={() => session.seek(atUs)}
        onPointerEnter={enter}
        onPointerLeave={leave}
        onFocus={enter}
        onBlur={leave}
      >
        <time>{seconds(atUs, 2)}</time>
        <span>{deed ? `You did that: ${describeIntervention(deed)}.` : unbroken(text)}</span>
      </button>
      {rule && !told && (
        <div className="why-rule">
          <p>
            <strong>{rule.title}.</strong> {unbroken(rule.text)}
          </p>
          <p className="why-source">
            <cite>{rule.source}</cite>
            {onRule && (
              <button type="button" className="why-code" onClick={() => onRule(rule.name, event)}>
                Show the code
                <span className="visually-hidden"> of the rule {rule.title}</span>
              </button>
            )}
          </p>
        </div>
      )}
    </li>
  );
}
