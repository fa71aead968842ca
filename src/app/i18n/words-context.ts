// The words in force, for every component below.

import { createContext, useContext } from 'react';
import { createWords, type Words } from './words.ts';

export const WordsContext = createContext<Words>(createWords('en'));

/** The words of the language in force. */
export function useWords(): Words {
  return useContext(WordsContext);
}
