// What the page remembers by itself: in this tab (drafts, what is open) or on this machine (theme, language, what was read).

function shelf(storage) {
  return {
    get(key) {
      try {
        return JSON.parse(storage().getItem('playground.' + key));
      } catch {
        return null; // Storage may be switched off; then nothing is remembered.
      }
    },
    set(key, value) {
      try {
        if (value === null || value === '') storage().removeItem('playground.' + key);
        else storage().setItem('playground.' + key, JSON.stringify(value));
      } catch {
        // As above.
      }
    },
  };
}

export const tab = shelf(() => sessionStorage);
export const machine = shelf(() => localStorage);
