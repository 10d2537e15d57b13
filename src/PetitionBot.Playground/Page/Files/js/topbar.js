// The line at the top: what this is, and what belongs to the page itself.

import { el, icon, iconButton } from './dom.js';
import { chooseLanguage, language, languages, t } from './strings.js';
import { isDark, switchTheme } from './theme.js';

export function topbar(addPerson) {
  const spoken = el('select', { 'aria-label': t('interfaceLanguage'), title: t('interfaceLanguage'), onchange: event => chooseLanguage(event.target.value) },
    languages.map(([code, label]) => el('option', { value: code, lang: code }, label)));
  spoken.value = language;
  const theme = iconButton('moon', t('darkTheme'), () => {
    switchTheme();
    theme.setAttribute('aria-pressed', String(isDark()));
  }, { 'aria-pressed': String(isDark()) });
  return el('header', { class: 'topbar' },
    el('h1', {}, t('title')),
    el('p', { class: 'about' }, t('about')),
    el('div', { class: 'topbar-tools' }, spoken, theme,
      el('button', { type: 'button', class: 'add-person', onclick: addPerson }, icon('plus'), el('span', {}, t('addPerson')))));
}
