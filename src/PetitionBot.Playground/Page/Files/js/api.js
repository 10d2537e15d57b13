// What a person does, sent to the server. Everything that goes wrong comes out as one kind of error.

const prefix = '/playground/api/';
const patience = 10000;

export class ActionError extends Error {
  constructor(message, isOffline) {
    super(message);
    this.isOffline = isOffline;
  }
}

export const fileUrl = id => prefix + 'files/' + encodeURIComponent(id);

export const act = (person, action, body = {}) => post(`persons/${person}/${action}`, body);

export async function post(path, body) {
  const response = await request(path, body);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ActionError(answer.error ?? response.statusText, false);
  return answer;
}

async function request(path, body) {
  try {
    return await fetch(prefix + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch (error) {
    throw new ActionError(String(error), true);
  }
}
