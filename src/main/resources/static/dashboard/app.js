// Copies what is in a <pre> to the clipboard, where the browser lets it.
document.addEventListener('click', event => {
  const button = event.target.closest('button[data-copy]');
  if (button) {
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
      .then(() => { button.textContent = 'Copied'; }, () => { button.textContent = 'Select it by hand'; });
  }
});

const showCopyButtons = () => {
  if (navigator.clipboard) {
    document.querySelectorAll('button[data-copy]').forEach(button => { button.hidden = false; });
  }
};

document.addEventListener('DOMContentLoaded', showCopyButtons);

const isOfAChange = event => event.detail.requestConfig.triggeringEvent?.type === 'sse:change';

// A page at which nobody looks does not ask for what has changed; it does once somebody looks.
let missed = false;

document.addEventListener('htmx:beforeRequest', event => {
  if (document.hidden && isOfAChange(event)) {
    missed = true;
    event.preventDefault();
  }
});

document.addEventListener('visibilitychange', () => {
  if (missed && !document.hidden) {
    missed = false;
    document.querySelectorAll('[hx-trigger="sse:change"]').forEach(part => htmx.trigger(part, 'sse:change'));
  }
});

// Longer than it takes to hear of changes from the next replica.
const PATIENCE_MILLIS = 5000;

let losing;

const showWhetherItFollows = follows => {
  clearTimeout(losing);
  losing = undefined;
  document.getElementById('stale').hidden = follows;
};

const follows = () => showWhetherItFollows(true);
const loses = () => { losing ??= setTimeout(() => showWhetherItFollows(false), PATIENCE_MILLIS); };

document.addEventListener('htmx:sseOpen', follows);
document.addEventListener('htmx:sseError', loses);
document.addEventListener('htmx:afterRequest', event => {
  if (isOfAChange(event)) {
    (event.detail.successful ? follows : loses)();
  }
});
