// The list of folders is the product's story and the import order: a file imports from its own folder or from the left.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const source = join(root, 'src');

const order = [
  ['vocabulary'],
  ['geo'],
  ['roads'],
  ['stations'],
  ['demand'],
  ['travel'],
  ['areas'],
  ['coverage'],
  ['zones'],
  ['siting'],
  ['standards'],
  ['scenario'],
  ['report'],
  ['files'],
  ['compute'],
  ['cli', 'app'],
];
const appOrder = ['i18n', 'widgets', 'state', 'commands', 'map', 'panels'];
const pureFolders = order
  .slice(
    0,
    order.findIndex(names => names.includes('files')),
  )
  .flat();

/** Packages a pure folder may use: types only, or deterministic geometry. */
const purePackages = ['geojson'];
const onlyInApp = ['react', 'react-dom', 'maplibre-gl', 'react-map-gl'];

/** Files over 400 lines, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};

const forbiddenInPure =
  /\bMath\.(random|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|exp|expm1|log|log10|log2|log1p|pow|cbrt|hypot)\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\blocaleCompare\b|\btoLocale\w+\b|\bIntl\./;

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function importsOf(path: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push(node.moduleSpecifier.text);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push(node.argument.literal.text);
    }
    const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const isUrl = ts.isNewExpression(node) && node.expression.getText(file) === 'URL';
    if ((isDynamic || isUrl) && node.arguments?.[0] && ts.isStringLiteral(node.arguments[0])) {
      const text = node.arguments[0].text;
      if (isDynamic || text.startsWith('.')) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const files: readonly SourceFile[] = filesBelow(source).map(path => {
  const text = readFileSync(path, 'utf8');
  return { path: relative(source, path), text, imports: importsOf(path, text) };
});

function layerOf(path: string): number {
  const folder = path.split('/')[0] ?? '';
  return order.findIndex(names => names.includes(folder));
}

/** The file inside src/ that an import of `file` names, or null for a package. */
function target(file: SourceFile, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return relative(source, resolve(source, dirname(file.path), specifier.replace(/\?.*$/, '')));
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

describe('the house', () => {
  test('has only the folders of the order', () => {
    expect(readdirSync(source).filter(name => !order.flat().includes(name) && !name.endsWith('.d.ts'))).toEqual([]);
  });

  test('imports point left', () => {
    const wrong = files.flatMap(file =>
      file.imports.flatMap(specifier => {
        const to = target(file, specifier);
        if (to === null || to.startsWith('..')) return [];
        const from = file.path.split('/')[0];
        const here = to.split('/')[0];
        if (from === here) return [];
        return layerOf(to) < layerOf(file.path) ? [] : [`${file.path} → ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('inside app/ imports point left too', () => {
    const rank = (path: string): number => {
      const [, room] = path.split('/');
      const at = appOrder.indexOf(room ?? '');
      // Map and panels stand side by side; what stands beside the rooms (main.tsx) comes last.
      return at < 0 ? appOrder.length : at;
    };
    const wrong = files
      .filter(file => file.path.startsWith('app/'))
      .flatMap(file =>
        file.imports.flatMap(specifier => {
          const to = target(file, specifier);
          if (!to?.startsWith('app/')) return [];
          if (file.path.split('/')[1] === to.split('/')[1]) return [];
          return rank(to) < rank(file.path) ? [] : [`${file.path} → ${to}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  test('pure folders import only allowed packages, hosts alone see the platform', () => {
    const wrong = files.flatMap(file =>
      file.imports.flatMap(specifier => {
        if (specifier.startsWith('.')) return [];
        const name = packageOf(specifier);
        const folder = file.path.split('/')[0] ?? '';
        if (pureFolders.includes(folder)) return purePackages.includes(name) ? [] : [`${file.path} → ${name}`];
        if (onlyInApp.includes(name) && folder !== 'app') return [`${file.path} → ${name}`];
        if (specifier.startsWith('node:') && folder !== 'cli') return [`${file.path} → ${specifier}`];
        return [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('pure folders use no clock, no chance, no locale and no function whose last bit differs between engines', () => {
    const wrong = files
      .filter(file => pureFolders.includes(file.path.split('/')[0] ?? ''))
      .flatMap(file =>
        file.text.split('\n').flatMap((line, i) => {
          const code = line.replace(/\/\/.*$/, '').replace(/^\s*\*.*$/, '');
          return forbiddenInPure.test(code) || /\*\*/.test(code.replace(/\/\*\*.*$/, ''))
            ? [`${file.path}:${i + 1} ${line.trim()}`]
            : [];
        }),
      );
    expect(wrong).toEqual([]);
  });

  test('no file is longer than 400 lines without a reason', () => {
    const long = files
      .filter(file => file.text.split('\n').length > 401 && !(file.path in longFiles))
      .map(file => file.path);
    expect(long).toEqual([]);
    expect(Object.keys(longFiles).filter(path => !files.some(file => file.path === path))).toEqual([]);
  });

  test('file names are kebab-case', () => {
    const wrong = files
      .filter(file => !/^[a-z0-9-]+(\.(d|as))?\.tsx?$/.test(file.path.split('/').at(-1) ?? ''))
      .map(file => file.path);
    expect(wrong).toEqual([]);
  });
});
