// Who is there: how many, and of a small class, for protocols that ask, each one's priority and how far its log goes.

import type { NodeSetup, Scenario } from '../../../engine/scenario.ts';
import { LIMITS } from '../../../scenario/limits.ts';
import { withNodes } from '../../../scenario/script.ts';
import { NumberField, Row } from './fields.tsx';

/** A longer table is better written as a file. */
const MOST_ROWS = 12;

export function Members({
  scenario,
  withPriorities,
  withLogs,
  onChange,
}: {
  readonly scenario: Scenario;
  readonly withPriorities: boolean;
  readonly withLogs: boolean;
  readonly onChange: (scenario: Scenario) => void;
}) {
  const { nodes } = scenario;
  const change = (id: string, changes: Partial<NodeSetup>) =>
    onChange({
      ...scenario,
      nodes: nodes.map((node) => (node.id === id ? { ...node, ...changes } : node)),
    });
  return (
    <>
      <Row label="Nodes" help={`1 to ${LIMITS.nodes}; the script of a node that goes is left out.`}>
        <NumberField
          value={nodes.length}
          min={1}
          max={LIMITS.nodes}
          onChange={(count) => onChange(withNodes(scenario, count))}
        />
      </Row>
      {(withPriorities || withLogs) && nodes.length <= MOST_ROWS && (
        <table className="set-up-members">
          <thead>
            <tr>
              <th scope="col">Node</th>
              {withPriorities && <th scope="col">Priority</th>}
              {withLogs && <th scope="col">Log length</th>}
              {withLogs && <th scope="col">Last term</th>}
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, priority, logLength = 0, logTerm = 0 }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                {withPriorities && (
                  <td>
                    <NumberField
                      label={`Priority of ${id}`}
                      value={priority}
                      min={-LIMITS.priority}
                      max={LIMITS.priority}
                      onChange={(value) => change(id, { priority: value })}
                    />
                  </td>
                )}
                {withLogs && (
                  <td>
                    <NumberField
                      label={`Log length of ${id}`}
                      value={logLength}
                      min={0}
                      max={LIMITS.log}
                      onChange={(value) => change(id, { logLength: value })}
                    />
                  </td>
                )}
                {withLogs && (
                  <td>
                    <NumberField
                      label={`Last log term of ${id}`}
                      value={logTerm}
                      min={0}
                      max={LIMITS.log}
                      onChange={(value) => change(id, { logTerm: value })}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
