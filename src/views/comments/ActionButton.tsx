import type { ReactNode } from 'react';

/** A button that stays in the tab order while it has nothing to do, so that a press never loses the focus. */
export function ActionButton({
  label,
  isOff = false,
  isExpanded,
  onPress,
}: {
  readonly label: string;
  readonly isOff?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="comments-button"
      aria-disabled={isOff}
      aria-expanded={isExpanded}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {label}
    </button>
  );
}
