(function () {
  var texts = document.body.dataset;
  function filter(box, table) {
    var search = box.querySelector("input"), selects = box.querySelectorAll("select"), out = box.querySelector("output");
    var rows = table.querySelectorAll("tbody tr");
    function show() {
      var wanted = search.value.trim().toLowerCase(), n = 0;
      rows.forEach(function (row) {
        var hit = wanted === "" || row.textContent.toLowerCase().indexOf(wanted) >= 0;
        selects.forEach(function (s) { if (s.value && row.dataset[s.name] !== s.value) { hit = false; } });
        row.hidden = !hit;
        n += hit ? 1 : 0;
      });
      out.textContent = n === rows.length ? "" : texts.shown.replace("{n}", n).replace("{all}", rows.length);
    }
    search.addEventListener("input", show);
    selects.forEach(function (s) { s.addEventListener("change", show); });
  }
  document.querySelectorAll("[data-filters]").forEach(function (box) {
    filter(box, document.getElementById(box.dataset.filters));
  });
  document.querySelectorAll(".output table").forEach(function (table) {
    if (table.closest("figure") || table.querySelectorAll("tbody tr").length < 8) { return; }
    var box = document.createElement("p"), name = document.createElement("label"), input = document.createElement("input");
    box.className = "filters";
    input.type = "search";
    input.placeholder = texts.placeholder;
    name.append(texts.search + " ", input);
    box.append(name, " ", document.createElement("output"));
    table.closest(".output").before(box);
    filter(box, table);
  });
})();
