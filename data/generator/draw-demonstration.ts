// Writes data/demonstration/: `npm run demo`, from the root of the repository.

import { mkdirSync, writeFileSync } from 'node:fs';
import facts from '../facts/jingmen.json' with { type: 'json' };
import { drawDemonstration } from './draw-demonstration-files.ts';

const folder = 'data/demonstration';
mkdirSync(folder, { recursive: true });
for (const [name, text] of drawDemonstration(facts)) {
  writeFileSync(`${folder}/${name}`, text);
  console.log(`${folder}/${name}  ${Math.ceil(text.length / 1024)} kB`);
}
