/* Carries the question to the chip and its answer back. Without this script the page offers other means. */

for (const form of document.querySelectorAll('form[data-chip]')) {
  const button = form.querySelector('button');
  const trouble = form.querySelector('[data-trouble]');
  const able = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON);
  form.hidden = !able;
  document.querySelector('[data-unable]').hidden = able;

  form.addEventListener('submit', async (event) => {
    const answer = form.elements.answer;
    if (answer.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!form.reportValidity()) return;
    button.setAttribute('aria-disabled', 'true');
    trouble.hidden = true;
    try {
      answer.value = JSON.stringify(await ask(form));
      form.submit();
    } catch (refused) {
      trouble.hidden = false;
      trouble.focus();
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }, true);
}

async function ask(form) {
  const body = new URLSearchParams(new FormData(form));
  const question = await (await fetch(form.dataset.question, { method: 'POST', body })).json();
  return form.dataset.chip === 'new'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
}
