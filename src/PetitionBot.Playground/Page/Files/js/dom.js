// Makes elements. Texts only ever go in as text nodes, so no name or message can become markup.

const svg = 'http://www.w3.org/2000/svg';

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const node = document.createElementNS(svg, 'svg');
  node.setAttribute('class', 'icon');
  node.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `/playground/icons.svg#${name}`);
  node.append(use);
  return node;
}

export function iconButton(name, label, onclick, props = {}) {
  return el('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...props }, icon(name));
}

/** A link inside a text: it never leaves the page by itself, so it has no address of its own. */
export function textLink(label, onactivate, title) {
  return el('span', {
    class: 'link', role: 'link', tabindex: '0', title, onclick: onactivate,
    onkeydown: event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      onactivate(event);
    },
  }, label);
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

let lastId = 0;

export const newId = prefix => `${prefix}-${++lastId}`;

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'class') node.className = value;
  else node.setAttribute(name, value === true ? '' : value);
}
