extension CoveragePage {
  /// Folds, sorts and filters what is in the page already.
  static let script = #"""
    "use strict";
    const groups = [...document.querySelectorAll(".operations tbody")];
    const foldAll = document.getElementById("fold");

    function fold(group, folded) {
      group.querySelector(".detail").hidden = folded;
      group.querySelector(".name").setAttribute("aria-expanded", String(!folded));
    }

    for (const group of groups) {
      fold(group, true);
      group.querySelector(".name").addEventListener("click", () =>
        fold(group, !group.querySelector(".detail").hidden));
    }

    if (foldAll) {
      foldAll.hidden = false;
      foldAll.addEventListener("click", () => {
        const unfolds = foldAll.textContent === "Unfold all";
        foldAll.textContent = unfolds ? "Fold all" : "Unfold all";
        for (const group of groups) fold(group, !unfolds);
      });
    }

    for (const table of document.querySelectorAll(".operations")) {
      const heads = [...table.querySelectorAll("th")];
      heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const value = group => group.rows[0].cells[column].dataset.value;
        const order = (left, right) => column === 0
          ? value(left).localeCompare(value(right)) : value(left) - value(right);
        const sorted = [...table.tBodies].sort((left, right) =>
          falls ? order(right, left) : order(left, right));
        table.append(...sorted);
      }));
    }

    const find = document.getElementById("find");
    const state = document.getElementById("state");

    function filter() {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const group of groups) {
        const text = group.textContent.toLowerCase();
        const isShown = state.value === "" || group.dataset.state === state.value
          || (state.value === "uncovered" && "missing" in group.dataset);
        group.hidden = !(isShown && words.every(word => text.includes(word)));
      }
    }

    if (find) {
      find.addEventListener("input", filter);
      state.addEventListener("change", filter);
      find.form.addEventListener("submit", event => event.preventDefault());
      filter();
    }
    """#
}
