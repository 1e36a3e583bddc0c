// The real source of the protocols, detectors and jobs, as it stands in the repository: each file is loaded when it is shown.

const files = import.meta.glob<string>(
  [
    '../../engine/protocols/**/*.ts',
    '../../engine/detectors/**/*.ts',
    '../../engine/work/**/*.ts',
    '!**/*.test.ts',
    '!**/registry.ts',
    '!**/declared.ts',
  ],
  { query: '?raw', import: 'default' },
);

export interface Source {
  /** Below src/engine: "protocols/raft.ts". */
  readonly name: string;
  readonly text: string;
}

export type Part = readonly ['protocols' | 'detectors' | 'work', string];

/** Files of logic: the one of its name, then its parts (but for the declaration, which does nothing). */
function namesOf([room, id]: Part): readonly string[] {
  const own = `../../engine/${room}/${id}.ts`;
  const parts = Object.keys(files).filter((file) => file.startsWith(`../../engine/${room}/${id}/`));
  return [...(own in files ? [own] : []), ...parts.sort()];
}

export async function sourcesOf(parts: readonly Part[]): Promise<readonly Source[]> {
  const names = parts.flatMap(namesOf);
  const texts = await Promise.all(names.map((name) => files[name]?.() ?? ''));
  return names.map((name, index) => ({
    name: name.replace('../../engine/', ''),
    text: texts[index] ?? '',
  }));
}
