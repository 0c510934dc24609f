(function () {
  var table = document.getElementById("figures-table"), texts = document.body.dataset;
  if (!table) { return; }
  var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
  var box = document.querySelector(".filters"), out = box.querySelector("output"), more = document.getElementById("more");
  var search = box.querySelector("input"), selects = box.querySelectorAll("select");
  function unfold() {
    table.classList.remove("folded");
    if (more) { more.hidden = true; }
  }
  function filter() {
    var wanted = search.value.trim().toLowerCase(), n = 0, any = wanted !== "";
    rows.forEach(function (row) {
      var hit = wanted === "" || row.textContent.toLowerCase().indexOf(wanted) >= 0;
      selects.forEach(function (s) {
        if (s.value) { any = true; }
        if (s.value && row.dataset[s.name] !== s.value) { hit = false; }
      });
      row.hidden = !hit;
      n += hit ? 1 : 0;
    });
    if (any) { unfold(); }
    out.textContent = n === rows.length ? "" : texts.shown.replace("{n}", n).replace("{all}", rows.length);
  }
  search.addEventListener("input", filter);
  selects.forEach(function (s) { s.addEventListener("change", filter); });
  if (more) { more.addEventListener("click", unfold); }
  table.querySelectorAll("th button").forEach(function (button) {
    button.addEventListener("click", function () {
      var n = Number(button.dataset.sort), cell = button.parentNode, down = cell.getAttribute("aria-sort") !== "descending";
      table.querySelectorAll("th").forEach(function (other) { other.setAttribute("aria-sort", "none"); });
      cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      function key(row) { return n === 0 ? Number(row.dataset.value || "-1") : row.cells[n].textContent; }
      rows.sort(function (a, b) {
        var x = key(a), y = key(b), order = x < y ? -1 : x > y ? 1 : 0;
        return down ? -order : order;
      }).forEach(function (row) { body.append(row); });
    });
  });
  function lines() {
    var shown = rows.filter(function (row) { return !row.hidden; });
    return [table.tHead.rows[0]].concat(shown).map(function (row) {
      return Array.prototype.map.call(row.cells, function (cell) {
        var text = cell.textContent.trim();
        if (/^[=+@\t-]/.test(text)) { text = "'" + text; }
        return '"' + text.replace(/"/g, '""') + '"';
      }).join(",");
    }).join("\r\n");
  }
  document.getElementById("csv").addEventListener("click", function () {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines()], { type: "text/csv" }));
    link.download = "figures.csv";
    link.click();
  });
  document.getElementById("copy").addEventListener("click", function () {
    var area = document.createElement("textarea");
    area.value = lines();
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    out.textContent = texts.copied;
  });
})();
