// How an area is called in the language of the page: the demonstration's areas have English names, own files keep theirs.

import { useBackground } from './background-store.ts';
import { isDemonstration, useProject } from './project-store.ts';
import { useView } from './view-store.ts';

/** A function from an area's own name to the name to show. */
export function useAreaName(): (name: string) => string {
  const english = useBackground(background => background.areaNames);
  const isEnglish = useView(view => view.language === 'en');
  const demonstration = useProject(isDemonstration);
  return isEnglish && demonstration ? name => english.get(name) ?? name : name => name;
}
