(function () {
  // Charts measure their labels, so they are drawn when the embedded font is there; a click leads to the marked sentence.
  var draw = Plotly.newPlot;
  Plotly.newPlot = function () {
    var args = arguments;
    return document.fonts.load("16px 'Newsstats Sans'", "\u5b57").then(function () {
      return draw.apply(Plotly, args);
    }).then(function (chart) {
      chart.on("plotly_click", function (event) {
        var id = event.points[0].id;
        if (id) { window.location.href = "page.html#" + encodeURIComponent(id); }
      });
      return chart;
    });
  };
})();
