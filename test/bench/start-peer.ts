// Another program that does the same work, a pass for every line it is sent: it prints its name first, then the milliseconds of each pass.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Peer {
  /** What it says of itself. */
  readonly name: string;
  /** Milliseconds of one more pass, by its own clock. */
  pass(): Promise<number>;
  end(): void;
}

/** Starts a peer; null where the program is not there or ends before it has said its name. */
export async function startPeer(command: string, words: readonly string[]): Promise<Peer | null> {
  const child = spawn(command, [...words], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string | null> => {
    const { value, done } = await lines.next();
    return done === true ? null : String(value);
  };
  const name = await nextLine();
  if (name === null) return null;
  return {
    name,
    async pass() {
      child.stdin.write('\n');
      const line = await nextLine();
      if (line === null) throw new Error(`${name} ended`);
      return Number(line);
    },
    end: () => void child.stdin.end(),
  };
}
