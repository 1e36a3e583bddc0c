// What the inspected nodes hold: in memory, which a crash wipes out, and on disk, which it leaves.

import { type Column, type Kept, kept } from './compare.ts';

export function Keeps({ columns }: { columns: readonly Column[] }) {
  const disk = kept(columns, true);
  const memory = kept(columns, false);
  const allDown = columns.every(({ node }) => node.status === 'down');
  if (disk.length + memory.length === 0 && !allDown) return null;
  return (
    <table className="inspector-table">
      <caption className="visually-hidden">What it holds</caption>
      {columns.length > 1 && (
        <thead>
          <tr>
            <td />
            {columns.map(({ node: { id } }) => (
              <th key={id} scope="col">
                {id}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <Group
        title="In memory"
        note="lost in a crash"
        className="inspector-memory"
        rows={memory}
        columns={columns}
        empty={allDown ? 'wiped out' : 'nothing'}
      />
      <Group
        title="On disk"
        note="survives a crash"
        className="inspector-disk"
        rows={disk}
        columns={columns}
        empty="nothing"
      />
    </table>
  );
}

function Group({
  title,
  note,
  className,
  rows,
  columns,
  empty,
}: {
  title: string;
  note: string;
  className: string;
  rows: readonly Kept[];
  columns: readonly Column[];
  empty: string;
}) {
  return (
    <tbody className={className}>
      <tr>
        <th scope="rowgroup" colSpan={columns.length + 1}>
          {title} <small>{rows.length > 0 ? note : empty}</small>
        </th>
      </tr>
      {rows.map(({ label, values }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {values.map((value, index) => (
            <td key={columns[index]?.node.id}>{value ?? '–'}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
