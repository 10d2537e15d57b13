// Notes and keys.
async function readKey(line) {
  const [name, id, ...rest] = line.trim().split('+');
  const bytes = unbase64(rest.join('+'));
  must(name && !/\s/.test(name) && bytes[0] === 2, 'key');
  const spki = bytes.subarray(1);
  const keyId = (await sha256(spki)).subarray(0, 4);
  must(id.toLowerCase() === hex(keyId), 'key id');
  return { name, keyId, key: await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']) };
}
// WebCrypto wants r and s side by side; notes hold them in DER.
function fromDer(der) {
  let at = 0;
  const take = (tag) => {
    must(der[at] === tag && der[at + 1] < 128 && at + 2 + der[at + 1] <= der.length, 'signature');
    const value = der.subarray(at + 2, at + 2 + der[at + 1]);
    at += 2 + value.length;
    return value;
  };
  const whole = take(0x30);
  must(at === der.length, 'signature');
  at -= whole.length;
  const raw = new Uint8Array(64);
  for (const place of [32, 64]) {
    let value = take(0x02);
    must(value.length > 0 && value[0] < 128 && !(value.length > 1 && value[0] === 0 && value[1] < 128), 'signature');
    if (value[0] === 0) value = value.subarray(1);
    must(value.length <= 32, 'signature');
    raw.set(value, place - value.length);
  }
  must(at === der.length, 'signature');
  return raw;
}
function readCheckpoint(note) {
  must(typeof note === 'string' && note.endsWith('\n') && !/[\x00-\x09\x0b-\x1f]/.test(note), 'note');
  const blank = note.lastIndexOf('\n\n');
  must(blank >= 0, 'note');
  const text = note.slice(0, blank + 1);
  const signatures = note.slice(blank + 2).split('\n').slice(0, -1).map((line) => {
    const [, name, base64] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    must(name, 'signature line');
    const bytes = unbase64(base64);
    must(bytes.length > 4, 'signature line');
    return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
  });
  must(signatures.length > 0, 'note');
  const lines = text.split('\n').slice(0, -1);
  must(lines.length >= 3 && lines.every(Boolean), 'checkpoint');
  must(/^(0|[1-9][0-9]*)$/.test(lines[1]) && Number.isSafeInteger(Number(lines[1])), 'size');
  const root = unbase64(lines[2]);
  must(root.length === 32, 'root');
  return { text, signatures, origin: lines[0], size: Number(lines[1]), root };
}
async function isSigned(checkpoint, key) {
  const own = checkpoint.signatures.filter((s) => s.name === key.name && same(s.keyId, key.keyId));
  for (const signature of own) {
    let raw;
    try { raw = fromDer(signature.bytes); } catch { return false; }
    if (!await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key.key, raw, utf8.encode(checkpoint.text))) return false;
  }
  return own.length > 0;
}

// Published logs: `read` gives the bytes of a resource, or null.
const number = (tile) => {
  let path = String(tile % 1000).padStart(3, '0');
  for (let rest = Math.floor(tile / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return path;
};
async function requireSigned(checkpoint, key) {
  if (checkpoint.origin !== key.name) throw new Refusal('otherLog');
  if (!await isSigned(checkpoint, key)) throw new Refusal('unsigned');
}
async function openLog(read, key) {
  const path = 'checkpoint';
  const bytes = await read(path);
  if (!bytes) throw new Refusal('missing', { path });
  let checkpoint;
  try { checkpoint = readCheckpoint(strict.decode(bytes)); } catch { throw new Refusal('damaged', { path }); }
  await requireSigned(checkpoint, key);
  return checkpoint;
}
async function readBundle(read, logSize, tile) {
  const width = Math.min(256, logSize - tile * 256);
  const full = `tile/entries/${number(tile)}`;
  const exact = width < 256 ? `${full}.p/${width}` : full;
  const whole = await read(exact);
  // The full bundle may have replaced the partial one; then more stands behind what is needed.
  const bytes = whole ?? await read(full);
  if (!bytes) throw new Refusal('missing', { path: exact });
  const path = whole ? exact : full;
  const bundle = [];
  let at = 0;
  while (bundle.length < width) {
    const end = at + 2 + bytes[at] * 256 + bytes[at + 1];
    if (!(end <= bytes.length)) throw new Refusal('damaged', { path });
    bundle.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (whole && at !== bytes.length) throw new Refusal('damaged', { path });
  return bundle;
}
// Counts the log as it stood at a checkpoint that the key has signed, the folder's own where no other is named.
async function recount(read, key, { at = null, sizeOfInterest = null, see = () => {} } = {}) {
  const own = await openLog(read, key);
  const checkpoint = at ?? own;
  if (checkpoint.size > own.size) throw new Refusal('shorter', { has: own.size, due: checkpoint.size });
  const [states, edge, problems] = [new Map(), new Edge(), []];
  let [entries, rootOfInterest] = [0, sizeOfInterest === 0 ? await sha256() : null];
  for (let tile = 0; tile * 256 < checkpoint.size; tile++) {
    const bundle = (await readBundle(read, own.size, tile)).slice(0, checkpoint.size - tile * 256);
    const leaves = await Promise.all(bundle.map(leafHash));
    for (let i = 0; i < bundle.length; i++) {
      await edge.append(leaves[i]);
      const problem = move(states, bundle[i], (entry) => see(entry, tile * 256 + i));
      if (problem) problems.push({ index: entries, ...problem });
      if (++entries === sizeOfInterest) rootOfInterest = await edge.root();
    }
  }
  if (!same(await edge.root(), checkpoint.root)) throw new Refusal('changed');
  if (problems.length > 0) throw new Refusal('rules', problems[0]);
  return { checkpoint, states, entries, rootOfInterest };
}
const isCounted = (state) => state === 'signed' || state === 'reinstated';
function move(states, bytes, see) {
  let entry;
  try { entry = readEntry(bytes); } catch (error) { return { why: error.message }; }
  if (entry.kind === 'audit') return null;
  if (!states.has(entry.petition)) states.set(entry.petition, []);
  const serials = states.get(entry.petition);
  const state = serials[entry.serial - 1];
  const allowed = {
    signed: entry.serial === serials.length + 1, withdrawn: isCounted(state) || state === 'invalidated',
    invalidated: isCounted(state), reinstated: state === 'invalidated', corrected: isCounted(state),
  }[entry.kind];
  if (!allowed) return { why: `${entry.petition} ${entry.serial}: ${state ?? '-'} \u2192 ${entry.kind}` };
  if (entry.kind !== 'corrected') serials[entry.serial - 1] = entry.kind;
  see(entry);
  return null;
}
