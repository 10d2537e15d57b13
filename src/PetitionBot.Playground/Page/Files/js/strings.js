// The page's own texts, in the language of the browser or the chosen one.

import { machine } from './kept.js';
import { en } from './strings/en.js';
import { kk } from './strings/kk.js';
import { ru } from './strings/ru.js';

const tables = { ru, kk, en };

export const languages = [['ru', 'Русский'], ['kk', 'Қазақша'], ['en', 'English']];

export const language = chosen();

const table = tables[language];

/** The text with a key; texts that say something of somebody are functions. */
export function t(key, ...values) {
  const text = table[key];
  return typeof text === 'function' ? text(...values) : text;
}

export function chooseLanguage(code) {
  machine.set('language', code);
  location.reload();
}

function chosen() {
  const wanted = [machine.get('language'), ...(navigator.languages ?? [navigator.language])];
  return wanted.map(tag => tag?.split('-')[0]).find(code => code in tables) ?? 'en';
}
