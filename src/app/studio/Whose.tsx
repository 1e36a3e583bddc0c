// Where several runs are compared: whose story, causes, code and beliefs the panels tell, and the way to those of another.

import './whose.css';

/** A run beside others, by the protocol that it is under. */
export interface Column {
  readonly id: string;
  readonly title: string;
}

export function Whose({
  columns,
  turnedTo,
  onTurn,
}: {
  readonly columns: readonly Column[];
  readonly turnedTo: string;
  readonly onTurn: (id: string) => void;
}) {
  const title = columns.find(({ id }) => id === turnedTo)?.title ?? '';
  return (
    <div className="whose">
      <p role="status">Told here and on the timeline: {title}</p>
      <div className="tabs" role="group" aria-label="Whose run is told">
        {columns.map((column) => (
          <button
            key={column.id}
            type="button"
            className="button"
            title={column.title}
            aria-pressed={column.id === turnedTo}
            onClick={() => onTurn(column.id)}
          >
            {column.title}
          </button>
        ))}
      </div>
    </div>
  );
}
