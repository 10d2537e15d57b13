// Light or dark: as the system says, until the person chooses.

import { machine } from './kept.js';

const system = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () => (machine.get('theme') ?? (system.matches ? 'dark' : 'light')) === 'dark';

export function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

export function switchTheme() {
  machine.set('theme', isDark() ? 'light' : 'dark');
  applyTheme();
}

system.addEventListener('change', applyTheme);
applyTheme();
