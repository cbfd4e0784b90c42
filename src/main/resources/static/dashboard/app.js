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
