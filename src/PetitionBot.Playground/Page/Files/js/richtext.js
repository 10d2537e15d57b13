// A message's text with its formatting, as nodes.

import { el, textLink } from './dom.js';
import { findLinks } from './links.js';
import { t } from './strings.js';

const tags = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};
const blocks = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const literal = new Set(['code', 'pre', 'text_link']);

/** acts: { link(address), command(text) or null where commands mean nothing }. Offsets count UTF-16 units, as strings here do. */
export const richText = (text, entities, acts) => build(text, 0, text.length, entities, acts, false);

function build(text, from, to, entities, acts, isLiteral) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length;) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next++;
    nodes.push(...plain(text.slice(at, start), acts, isLiteral));
    const inner = build(text, start, end, entities.slice(index + 1, next), acts, isLiteral || isMarked(entity));
    nodes.push(wrap(entity, text.slice(start, end), inner, acts));
    at = blocks.has(entity.type) && text[end] === '\n' ? end + 1 : end;
    index = next;
  }
  return [...nodes, ...plain(text.slice(at, to), acts, isLiteral)];
}

const isMarked = entity => literal.has(entity.type) || entity.type === 'url' || entity.type === 'bot_command';

function wrap(entity, text, inner, acts) {
  switch (entity.type) {
    case 'text_link':
      return linkOf(inner, entity.url, acts);
    case 'url':
      return linkOf(inner, text, acts);
    case 'bot_command':
      return acts.command ? textLink(text, () => acts.command(text)) : el('span', {}, inner);
    case 'spoiler':
      return spoiler(inner);
    default:
      return el(tags[entity.type] ?? 'span', {}, inner);
  }
}

function linkOf(inner, address, acts) {
  const link = textLink('', () => acts.link(address), address);
  link.append(...inner);
  return link;
}

function spoiler(inner) {
  const hidden = el('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t('spoiler') }, el('span', {}, inner));
  const reveal = () => {
    hidden.classList.add('revealed');
    for (const name of ['role', 'tabindex', 'aria-label']) hidden.removeAttribute(name);
  };
  hidden.addEventListener('click', reveal);
  hidden.addEventListener('keydown', event => event.key === 'Enter' && reveal());
  return hidden;
}

function plain(text, acts, isLiteral) {
  if (!text) return [];
  const nodes = [];
  let at = 0;
  for (const link of isLiteral ? [] : findLinks(text, Boolean(acts.command))) {
    const part = text.slice(link.start, link.end);
    nodes.push(text.slice(at, link.start));
    nodes.push(link.kind === 'command' ? textLink(part, () => acts.command(part)) : textLink(part, () => acts.link(part), part));
    at = link.end;
  }
  return [...nodes, text.slice(at)].filter(node => node !== '');
}
