// Up to which message each person has read each chat.

import { machine } from './kept.js';

const marks = machine.get('read') ?? {};

const keyOf = (person, chat) => `${person} ${chat}`;

export const readUpTo = (person, chat) => marks[keyOf(person, chat)] ?? 0;

export function markRead(person, chat, id) {
  const key = keyOf(person, chat);
  if ((marks[key] ?? 0) === id) return false;
  marks[key] = id;
  machine.set('read', marks);
  return true;
}

/** A new world counts from 1 again: a mark above its newest message would hide what comes. */
export function lowerMark(person, chat, newest) {
  if (readUpTo(person, chat) > newest) markRead(person, chat, newest);
}
