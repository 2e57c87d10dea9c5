/* The filter of a list: articles that have all words and all picked terms stay, the others hide.
   The words and the texts are the page's, and become text, never markup. The address keeps what is
   asked for: `filter` and `filter-<taxonomy>`; of the second list, `filter2` and so on. */
"use strict";
(() => {
  const folded = (text) => text.toUpperCase().normalize("NFKD").replace(/\p{M}+/gu, "");

  const setUp = (form, name) => {
    const list = form.parentElement;
    const words = form.querySelector("input");
    const status = form.querySelector(".article-filter-status");
    const reset = form.querySelector("button[type=reset]");
    const groups = [...list.querySelectorAll(":scope > .article-group")];
    const entries = [...list.querySelectorAll(".article-entry")]
      .filter((entry) => !entry.parentElement.closest(".article-entry"));
    const picks = [...form.querySelectorAll(".article-filter-pick")].map((button) => ({
      button,
      parameter: `${name}-${button.dataset.taxonomy}`,
      key: button.dataset.key,
      label: button.querySelector("bdi").textContent,
      articles: new Set(button.dataset.articles.split(" ").map(Number)),
    }));
    const texts = entries.map((entry, at) => {
      const terms = picks.filter((pick) => pick.articles.has(at)).map((pick) => pick.label);
      return folded([entry.textContent, ...terms].join(" "));
    });

    const isPicked = (pick) => pick.button.getAttribute("aria-pressed") === "true";
    const setPicked = (pick, picked) => pick.button.setAttribute("aria-pressed", String(picked));

    const show = () => {
      const wanted = folded(words.value).split(/\s+/u).filter(Boolean);
      const picked = picks.filter(isPicked);
      entries.forEach((entry, at) => {
        entry.hidden = !wanted.every((word) => texts[at].includes(word))
          || !picked.every((pick) => pick.articles.has(at));
      });
      for (const group of groups) {
        group.hidden = !group.querySelector(".article-entry:not([hidden])");
      }
      reset.hidden = !wanted.length && !picked.length;
    };

    const announce = () => {
      const shown = entries.filter((entry) => !entry.hidden).length;
      const text = shown ? form.dataset.shown : form.dataset.none;
      status.textContent = text.replace("{shown}", shown).replace("{total}", entries.length);
    };

    const keepInAddress = () => {
      const address = new URL(location.href);
      for (const each of new Set([name, ...picks.map((pick) => pick.parameter)])) {
        address.searchParams.delete(each);
      }
      if (words.value.trim()) address.searchParams.set(name, words.value.trim());
      for (const pick of picks.filter(isPicked)) address.searchParams.append(pick.parameter, pick.key);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // Browsers refuse it for some files, and for too many changes at once.
      }
    };

    let waiting;
    const change = () => {
      show();
      clearTimeout(waiting); // one announcement for a word, not one for each letter
      waiting = setTimeout(() => { announce(); keepInAddress(); }, 250);
    };

    const parameters = new URLSearchParams(location.search);
    words.value = parameters.get(name) ?? "";
    for (const pick of picks) {
      const picked = parameters.getAll(pick.parameter).includes(pick.key);
      setPicked(pick, picked);
      if (picked && pick.button.closest("details")) pick.button.closest("details").open = true;
      pick.button.addEventListener("click", () => { setPicked(pick, !isPicked(pick)); change(); });
    }
    words.addEventListener("input", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      words.value = "";
      for (const pick of picks) setPicked(pick, false);
      words.focus();
      change();
    });
    show();
    form.hidden = false;
    if (!reset.hidden) announce();
  };

  document.querySelectorAll(".article-filtered > form.article-filter").forEach((form, at) => {
    setUp(form, at ? `filter${at + 1}` : "filter");
  });
})();
