// Bytes.
const utf8 = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const join = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
// What is handed in does not hold: `code` names a sentence of the page, `details` what stands in it.
class Refusal extends Error {
  constructor(code, details = {}) { super([code, ...Object.values(details)].join(' ')); Object.assign(this, { code, details }); }
}
const must = (holds, problem) => { if (!holds) throw new Error(problem); };
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));
const unbase64 = (text) => {
  must(typeof text === 'string' && /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text), 'not base64');
  must(btoa(atob(text)) === text, 'not canonical base64');
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
};
const uint = (size, value) => {
  const bytes = new Uint8Array(size);
  for (let i = size - 1, rest = BigInt(value); i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 255n);
  return bytes;
};

// JSON.parse keeps the last of two members with one name, and reads -0, 5.0 and 5e0 as whole numbers.
function readJson(json) {
  const value = JSON.parse(json);
  let [due, written] = [0, 0];
  const count = (part) => {
    if (part === null || typeof part !== 'object') return;
    if (!Array.isArray(part)) due += Object.keys(part).length;
    Object.values(part).forEach(count);
  };
  count(value);
  for (const [, colon, raw] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:\s*([-0-9.eE+]*))?/g)) {
    if (colon === undefined) continue;
    written++;
    must(/^[0-9]*$/.test(raw), 'number');
  }
  must(written === due, 'twice');
  return value;
}
const hasExactly = (value, members) => value !== null && typeof value === 'object' && !Array.isArray(value)
  && Object.keys(value).length === members.length && members.every((name) => Object.hasOwn(value, name));

// Entries.
const kinds = ['', 'signed', 'withdrawn', 'invalidated', 'reinstated', 'corrected', 'audit'];
const isPetition = (text) => typeof text === 'string' && /^[a-z0-9-]{1,24}$/.test(text);
const isWhole = (number, least) => Number.isSafeInteger(number) && number >= least;
const dayNumber = (text) => {
  must(typeof text === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text), 'day');
  const time = Date.parse(`${text}T00:00:00Z`);
  must(Number.isFinite(time) && time >= 0 && new Date(time).toISOString().startsWith(text), 'day');
  return time / 86400000;
};
function readEntry(bytes) {
  let at = 0;
  const take = (size) => { must(at + size <= bytes.length, 'entry is too short'); return bytes.subarray(at, at += size); };
  const number = (size) => take(size).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  must(number(1) === 1n, 'format');
  const kind = kinds[Number(number(1))];
  must(kind, 'kind');
  const petition = String.fromCharCode(...take(Number(number(1))));
  must(isPetition(petition), 'petition');
  const serial = number(8);
  must(kind === 'audit' ? serial === 0n : serial >= 1n && serial <= 9007199254740991n, 'serial');
  const day = number(4);
  must(day <= 2932896n, 'day');
  const opens = kind === 'signed' || kind === 'corrected';
  const [version, commitment] = opens ? [take(32), take(32)] : [];
  if (kind === 'audit') take(32);
  must(at === bytes.length, 'bytes are left over');
  return { kind, petition, serial: Number(serial), day: Number(day), version, commitment };
}

// Tree.
const leafHash = (entry) => sha256(Uint8Array.of(0), entry);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);
async function includes(index, size, leaf, proof, root) {
  if (index < 0 || index >= size) return false;
  let [fn, sn, hash] = [BigInt(index), BigInt(size) - 1n, leaf];
  for (const sibling of proof) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = await nodeHash(sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else hash = await nodeHash(hash, sibling);
    fn >>= 1n; sn >>= 1n;
  }
  return sn === 0n && same(hash, root);
}
class Edge {
  constructor() { this.nodes = []; }
  async append(leaf) {
    let node = { height: 0, hash: leaf };
    while (this.nodes.at(-1)?.height === node.height) node = { height: node.height + 1, hash: await nodeHash(this.nodes.pop().hash, node.hash) };
    this.nodes.push(node);
  }
  async root() {
    if (this.nodes.length === 0) return sha256();
    let hash = this.nodes.at(-1).hash;
    for (let i = this.nodes.length - 2; i >= 0; i--) hash = await nodeHash(this.nodes[i].hash, hash);
    return hash;
  }
}
