// The safe screen: what is shown when a panel breaks. It never offers to clear anything.

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { WordsContext } from '../i18n/words-context.ts';

interface State {
  readonly failure: string | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  static override contextType = WordsContext;
  declare context: React.ContextType<typeof WordsContext>;
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const { text } = this.context;
    return (
      <main className="crash">
        <h1>{text('crash.title')}</h1>
        <p>{text('crash.text')}</p>
        <div className="actions">
          <button type="button" className="button primary" onClick={() => location.reload()}>
            {text('action.reload')}
          </button>
          <button type="button" className="button" onClick={() => void navigator.clipboard?.writeText(failure)}>
            {text('action.copyDetails')}
          </button>
        </div>
      </main>
    );
  }
}
