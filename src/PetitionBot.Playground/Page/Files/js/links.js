// What a link does in a messenger: opens a bot, shares something, or leads outside.

const telegram = new Set(['t.me', 'www.t.me', 'telegram.me', 'telegram.dog']);
const payload = /^[A-Za-z0-9_-]{1,64}$/;

export function readLink(text, bots) {
  const url = parse(text);
  if (!url) return { kind: 'broken' };
  if (url.protocol === 'tg:') return bot(url.searchParams.get('domain'), url, bots) ?? { kind: 'broken' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { kind: 'broken' };
  if (telegram.has(url.hostname)) {
    const [first, second] = url.pathname.split('/').filter(Boolean);
    if (first === 'share' && (second === 'url' || second === undefined)) return share(url);
    if (second === undefined) return bot(first, url, bots) ?? { kind: 'external', url: url.href };
  }
  return { kind: 'external', url: url.href };
}

function parse(text) {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : 'https://' + text);
  } catch {
    return null;
  }
}

function bot(name, url, bots) {
  const known = bots.find(bot => bot.username.toLowerCase() === name?.toLowerCase());
  if (!known) return null;
  const start = url.searchParams.get('start');
  return { kind: 'bot', bot: known.username, payload: start && payload.test(start) ? start : null };
}

function share(url) {
  const text = [url.searchParams.get('url'), url.searchParams.get('text')].filter(Boolean).join('\n');
  return text ? { kind: 'share', text } : { kind: 'broken' };
}

const found = /(?:https?|tg):\/\/[^\s<>"«»“”]+|(?<![\w.@/-])(?:t|telegram)\.me\/[^\s<>"«»“”]+/gi;
const command = /(?<=^|\s)\/[a-z0-9_]{1,32}(?![\w/])/gi;

/** Finds what Telegram makes clickable by itself: [{ start, end, kind }], in order. */
export function findLinks(text, withCommands) {
  const links = [...text.matchAll(found)].map(match => {
    const trimmed = match[0].replace(/[.,;:!?'")\]…]+$/, '');
    return { start: match.index, end: match.index + trimmed.length, kind: 'link' };
  });
  const commands = withCommands
    ? [...text.matchAll(command)].map(match => ({ start: match.index, end: match.index + match[0].length, kind: 'command' }))
    : [];
  return [...links, ...commands.filter(one => !links.some(link => one.start < link.end && link.start < one.end))]
    .sort((a, b) => a.start - b.start);
}
