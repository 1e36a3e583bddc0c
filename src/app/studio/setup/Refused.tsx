// Why a change was not taken: said with the name of the field, which is marked and one press away.

import { useEffect, useId } from 'react';

export interface Refusal {
  readonly faults: readonly string[];
  /** The field that was changed; null where none is known. */
  readonly field: HTMLElement | null;
}

/** As the form names it: by its own name, or by the row that it stands in. */
const nameOf = (field: HTMLElement): string =>
  field.ariaLabel ?? field.closest('label')?.firstElementChild?.textContent ?? '';

export function Refused({ refusal: { faults, field } }: { readonly refusal: Refusal }) {
  const id = useId();
  useEffect(() => {
    if (!field) return;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', id);
    return () => {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    };
  }, [field, id]);
  const name = field && nameOf(field);
  return (
    <div id={id} className="set-up-refused" role="alert">
      {faults.map((fault, index) => (
        <p key={fault} className="notice notice-error">
          {field && name && index === 0 ? (
            <span>
              <button
                type="button"
                className="set-up-field"
                onClick={() => {
                  field.focus({ preventScroll: true });
                  field.scrollIntoView({ block: 'center' });
                }}
              >
                {name}
              </button>
              {/* What stands before the colon is the path in the file. */}
              {fault.replace(/^[^:]*/, '')}
            </span>
          ) : (
            <span>{fault}</span>
          )}
        </p>
      ))}
    </div>
  );
}
