/* Three small helps; every page works without them. */

const WAIT = 5000;

/* Whoever sent a form with something wrong in it starts at the list of what to mend. */
document.querySelector('.summary-error')?.focus();

/* A second press on the same button within a few seconds is not a second wish. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-disabled', 'true');
  setTimeout(() => open(form), WAIT);
});

/* Another language loads the page anew, without what was typed and not sent: whoever has typed something is asked first. */
let typed = false;
document.addEventListener('input', (event) => {
  if (event.target.form?.method === 'post') typed = true;
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-loses]');
  if (link && typed && !confirm(link.dataset.loses)) event.preventDefault();
});

/* The page may come back from the browser's memory, still looking sent. */
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(open));

function open(form) {
  delete form.dataset.sent;
  form.querySelectorAll('[aria-disabled]').forEach((button) => button.removeAttribute('aria-disabled'));
}
