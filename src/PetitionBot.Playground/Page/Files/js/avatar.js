// A round picture with initials, in a colour that stays with its owner.

import { el } from './dom.js';
import { fullName } from './world.js';

const tones = 7;

export const avatar = person => round(fullName(person), person.id);

export const botAvatar = (title, id) => round(title, id);

function round(name, id) {
  return el('span', { class: `avatar tone-${Math.abs(id) % tones}`, 'aria-hidden': 'true' }, initials(name));
}

// By what a reader takes for one letter: an emoji of several code points is not cut in half.
function initials(name) {
  const words = name.trim().split(/\s+/u).slice(0, 2);
  return words.map(word => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '').join('').toUpperCase();
}
