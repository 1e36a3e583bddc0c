// The mark of a belief that is not true. A sign and a word, not a colour alone.

export function Differs() {
  return (
    <>
      <span className="inspector-differs" aria-hidden="true" title="not so in truth">
        ≠
      </span>
      <span className="visually-hidden"> (not so in truth)</span>
    </>
  );
}
