// Reads the forms of docs/log-format.md that several checkers need, by that page alone.
import { createHash, createPublicKey, verify } from 'node:crypto';

export const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
export const refuse = (why) => { throw new Error(why); };
export const base64 = (text) => {
  const bytes = Buffer.from(typeof text === 'string' ? text : refuse('no text'), 'base64');
  return bytes.toString('base64') === text ? bytes : refuse('not canonical base64');
};
export const hash = (text) => { const bytes = base64(text); return bytes.length === 32 ? bytes : refuse('not 32 bytes'); };
export const uint64 = (value) => { const bytes = Buffer.alloc(8); bytes.writeBigUInt64BE(BigInt(value)); return bytes; };
export const daysOf = (day) => {
  const days = Date.parse(`${day}T00:00Z`) / 86_400_000;
  return days >= 0 && new Date(days * 86_400_000).toISOString().slice(0, 10) === day ? days : refuse('no day');
};

export function readKey(line) {
  const [, name, id, rest] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(line) ?? refuse('no key');
  const bytes = base64(rest);
  const spki = bytes.subarray(1);
  if (bytes[0] !== 2 || sha256(spki).toString('hex', 0, 4) !== id) refuse('no key');
  return { name, id, key: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

export function readNote(note) {
  if (typeof note !== 'string' || /[\0-\x09\x0b-\x1f]/.test(note) || !note.endsWith('\n')) refuse('no note');
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) refuse('no note');
  const lines = note.slice(cut + 2, -1).split('\n').map((line) => /^— (\S+) (\S+)$/.exec(line) ?? refuse('no signature'));
  const [origin, size, root, ...more] = note.slice(0, cut).split('\n');
  if (!origin || !/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(+size) || more.some((line) => !line)) refuse('no checkpoint');
  const signatures = lines.map(([, name, text]) => {
    const bytes = base64(text);
    return { name, id: bytes.toString('hex', 0, 4), signature: bytes.length > 4 ? bytes.subarray(4) : refuse('no signature') };
  });
  return { text: note.slice(0, cut + 1), origin, size: BigInt(size), root: hash(root), signatures };
}

export function isSigned(note, key) {
  const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  return own.length > 0 && own.every(({ signature }) => verify('sha256', Buffer.from(note.text), key.key, signature));
}

// JSON.parse forgets members that stand twice and how numbers were written.
export function readJson(json) {
  const value = JSON.parse(json);
  const open = [];
  for (let i = 0; i < json.length; i++) {
    if (json[i] === '{') open.push(new Map());
    else if (json[i] === '}') open.pop();
    else if (json[i] === '"') {
      let end = i + 1;
      while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
      const member = /\s*:\s*([^\s,}]*)/y;
      member.lastIndex = end + 1;
      const after = member.exec(json);
      if (after) {
        const name = JSON.parse(json.slice(i, end + 1));
        if (open.at(-1).has(name)) refuse(`${name} stands twice`);
        if (/^[-0-9]/.test(after[1]) && !/^\d+$/.test(after[1])) refuse(`${name} is not digits`);
        open.at(-1).set(name, after[1]);
      }
      i = end;
    }
  }
  return value;
}
export const require = (value, ...names) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('no object');
  if (Object.keys(value).sort().join() !== [...names].sort().join()) refuse('other members than due');
  return value;
};
