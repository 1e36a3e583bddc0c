// The set-up of the run, as forms built from the declarations. What is no good is refused with a line that says why; the run on
// screen stays until the new one is right.

import { type SyntheticEvent, useRef, useState } from 'react';
import { detectors } from '../../../engine/detectors/registry.ts';
import { protocols } from '../../../engine/protocols/registry.ts';
import type { Scenario } from '../../../engine/scenario.ts';
import { jobs } from '../../../engine/work/registry.ts';
import { LIMITS } from '../../../scenario/limits.ts';
import { parseScenario } from '../../../scenario/parse.ts';
import { withProtocol, withWork } from '../../../scenario/script.ts';
import { scenarioToJson } from '../../../scenario/toJson.ts';
import { useSession, useSessionState } from '../../../session/react.ts';
import { Declared } from './Declared.tsx';
import { Choice, Flag, NumberField, Part, RangeField, Row } from './fields.tsx';
import { Members } from './Members.tsx';
import { type Refusal, Refused } from './Refused.tsx';
import './setup.css';

const NO_JOB = { id: '', title: 'None' };
const titled = (registry: Readonly<Record<string, { readonly title: string }>>) =>
  Object.entries(registry).map(([id, { title }]) => ({ id, title }));

/** `of`: whose it is, where several runs are on screen. */
export function SetUp({ of }: { readonly of?: string | undefined }) {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const changed = useRef<HTMLElement>(null);
  const note = ({ target }: SyntheticEvent) => {
    if (target instanceof HTMLElement && target.matches('input, select')) changed.current = target;
  };
  const take = (next: Scenario) => {
    const result = parseScenario(scenarioToJson(next));
    setRefusal(result.ok ? null : { faults: result.faults, field: changed.current });
    if (result.ok) session.load(result.scenario, { play: session.getState().playing });
  };
  const protocol = protocols[scenario.protocol.id];
  const detector = protocol?.usesDetector ? detectors[scenario.detector.id] : undefined;
  const { network, timing, work } = scenario;
  const job = work ? jobs[work.kind] : undefined;
  return (
    <details className="set-up" onBlurCapture={note} onChangeCapture={note} onKeyDownCapture={note}>
      <summary>Set-up{of !== undefined && ` of ${of}`}</summary>
      {refusal && <Refused refusal={refusal} />}
      <Part title="Protocol" open>
        <Row label="Protocol" help={protocol?.summary}>
          <Choice
            value={scenario.protocol.id}
            options={titled(protocols)}
            onChange={(id) => take(withProtocol(scenario, id))}
          />
        </Row>
        {protocol && (
          <Declared
            params={scenario.protocol.params}
            declared={protocol.params}
            onChange={(params) => take({ ...scenario, protocol: { id: protocol.id, params } })}
          />
        )}
      </Part>
      {detector && (
        <Part title="Failure detector">
          <Row label="Detector" help={detector.summary}>
            <Choice
              value={detector.id}
              options={titled(detectors)}
              onChange={(id) => take({ ...scenario, detector: { id, params: {} } })}
            />
          </Row>
          <Declared
            params={scenario.detector.params}
            declared={detector.params}
            onChange={(params) => take({ ...scenario, detector: { id: detector.id, params } })}
          />
        </Part>
      )}
      <Part title="Members">
        <Members
          scenario={scenario}
          withPriorities={protocol?.ranksNobody !== true}
          withLogs={scenario.protocol.id === 'raft'}
          onChange={take}
        />
      </Part>
      <Part title="Work">
        <Row label="Job" help={job?.summary}>
          <Choice
            value={work?.kind ?? ''}
            options={[NO_JOB, ...titled(jobs)]}
            onChange={(kind) => take(withWork(scenario, kind === '' ? null : kind))}
          />
        </Row>
        {work && job && (
          <>
            <Row
              label="Fencing"
              help="The resource refuses a token older than the newest that it has seen."
            >
              <Flag
                value={work.fencing}
                onChange={(fencing) => take({ ...scenario, work: { ...work, fencing } })}
              />
            </Row>
            <Declared
              params={work.params}
              declared={job.params}
              onChange={(params) => take({ ...scenario, work: { ...work, params } })}
            />
          </>
        )}
      </Part>
      <Part title="Network and disks">
        <Row label="Latency" unit="ms" help="One way, drawn anew for each message.">
          <RangeField
            label="Latency"
            orOne
            value={network.latencyMs}
            min={0}
            max={LIMITS.delayMs}
            onChange={(latencyMs) => take({ ...scenario, network: { ...network, latencyMs } })}
          />
        </Row>
        <Row label="Loss" help="Probability that a message is lost, 0 to 1.">
          <NumberField
            value={network.loss}
            min={0}
            max={1}
            onChange={(loss) => take({ ...scenario, network: { ...network, loss } })}
          />
        </Row>
        <Row label="Duplication" help="Probability that a message arrives twice, 0 to 1.">
          <NumberField
            value={network.duplicate}
            min={0}
            max={1}
            onChange={(duplicate) => take({ ...scenario, network: { ...network, duplicate } })}
          />
        </Row>
        <Row
          label="Durable write"
          unit="ms"
          help="While it writes, a node handles neither messages nor timers."
        >
          <RangeField
            label="Durable write"
            orOne
            value={timing.writeMs}
            min={0}
            max={LIMITS.delayMs}
            onChange={(writeMs) => take({ ...scenario, timing: { ...timing, writeMs } })}
          />
        </Row>
        <Row label="Timer slack" unit="ms" help="Each timer fires late by up to this much.">
          <NumberField
            value={timing.timerSlackMs}
            min={0}
            max={LIMITS.delayMs}
            onChange={(timerSlackMs) => take({ ...scenario, timing: { ...timing, timerSlackMs } })}
          />
        </Row>
      </Part>
      <Part title="Run">
        <Row label="Seed" help="All chance comes from it: the same seed, the same run.">
          <NumberField
            value={scenario.seed}
            min={0}
            max={LIMITS.seed}
            onChange={(seed) => take({ ...scenario, seed })}
          />
        </Row>
        <Row label="Ends at" unit="ms">
          <NumberField
            value={scenario.untilMs}
            min={LIMITS.shortestMs}
            max={LIMITS.untilMs}
            onChange={(untilMs) => take({ ...scenario, untilMs })}
          />
        </Row>
        <Row label="Tick" unit="ms" help="The step of the Step button.">
          <NumberField
            value={scenario.tickMs}
            min={LIMITS.shortestMs}
            max={LIMITS.delayMs}
            onChange={(tickMs) => take({ ...scenario, tickMs })}
          />
        </Row>
      </Part>
    </details>
  );
}
