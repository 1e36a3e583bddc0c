// The page never goes blank: what a view throws is said in its place, and the rest goes on.

import { Component, type ReactNode } from 'react';

interface Props {
  /** What has failed, as people call it: "This view". */
  readonly what: string;
  readonly children: ReactNode;
}

export class Boundary extends Component<Props, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <p className="notice notice-error" role="alert">
        <span>
          {this.props.what} cannot be shown: {message}
        </span>
        <button type="button" className="button" onClick={() => this.setState({ message: null })}>
          Try again
        </button>
      </p>
    );
  }
}
