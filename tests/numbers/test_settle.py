"""Units and kinds that the words around a numeral settle: one sentence of our own for every kind."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.numbers import magnitudes
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan


def rows(text: str) -> list[dict]:
    return ns.number_mentions(text, date="2024-11-29", observe=False).to_dict("records")


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("电厂全年外送60亿度。", "60亿度", 6e9, "kWh"),
        ("村里光伏发电3万度。", "3万度", 3e4, "kWh"),
        ("库房温度保持5度。", "5度", 5, "°C"),
        ("清晨零下12度。", "零下12度", -12, "°C"),
        ("坡面倾斜30度。", "30度", 30, "°"),
        ("换下旧电表800块。", "800块", 800, "块"),
        ("一斤卖8块。", "8块", 8, "CNY"),
        ("列车编组16节。", "16节", 16, "节"),
        ("船以航速12节前进。", "12节", 12 * 1852 / 3600, "m/s"),
        ("比全市高2.5个和0.7个百分点。", "2.5个", 2.5, "pp"),
        ("票价￥128。", "￥128", 128, "CNY"),
        ("标价HK$65万。", "HK$65万", 650000, "HKD"),
        ("每兆瓦时90欧元。", "每兆瓦时90欧元", 0.09, "EUR/kWh"),
        ("增长12·5%。", "12·5%", 12.5, "%"),
        ("面积2.5×10^3平方米。", "2.5×10^3平方米", 2500, "m2"),
        ("血压120/80mmHg。", "120/80mmHg", 120, "mmHg"),
        ("频率为630千赫。", "630千赫", 630000, "Hz"),
        ("三分之一二手房空着。", "三分之一", 1 / 3, "1"),
        ("雨量偏多一成到二成五。", "一成到二成五", 17.5, "%"),
        ("七、八十人到场。", "七、八十人", 75, "人"),
        ("盈利5-6亿。", "5-6亿", 5.5e8, ""),
        ("年龄在65（含）岁以下。", "65（含）岁以下", 65, "岁"),
        ("找到60多具遗体。", "60多具", 60, "具"),
        ("沿黄9省区推进。", "9省区", 9, "省区"),
        ("人数为6·16635亿人。", "6·16635亿人", 616_635_000, "人"),
        ("指数降至2.0。", "2.0", 2.0, ""),
        ("毛利率升1.2pct。", "1.2pct", 1.2, "pp"),
        ("1200万三摄手机。", "1200万", 12_000_000, ""),
        ("白天气温32度，夜里最低23度。", "最低23度", 23, "°C"),
        ("镜片600度。", "600度", 600, "度"),
        ("买了20节电池。", "20节", 20, "节"),
        ("高出全国1.2个、全省0.8个百分点。", "1.2个", 1.2, "pp"),
        ("售价£2.5m。", "£2.5m", 2_500_000, "GBP"),
        ("进口US$3.2 billion。", "US$3.2billion", 3_200_000_000, "USD"),
        ("套票￥99起。", "￥99", 99, "CNY"),
        ("密度达3.5×10³个/毫升。", "3.5×10³个/毫升", 3.5e9, "个/m3"),
        ("赔了200克朗。", "200克朗", 200, "克朗"),
        ("收了50里亚尔。", "50里亚尔", 50, "里亚尔"),
        ("孩子3岁半。", "3岁半", 3.5, "岁"),
        ("人口密度145人/平方公里。", "145人/平方公里", 145e-6, "人/m2"),
        ("馆藏4万件/套。", "4万件", 40_000, "件"),
        ("电池容量5000毫安时。", "5000毫安时", 5, "Ah"),
        ("网速100Mbps。", "100Mbps", 1e8, "bit/s"),
        ("下调0.5个千分点。", "0.5个千分点", 0.05, "pp"),
    ],
)
def test_a_figure_is_in_the_unit_that_its_words_say(text: str, surface: str, value: float, unit: str) -> None:
    (row,) = [row for row in rows(text) if row["text"] == surface]
    assert (row["kind"], row["base_unit"]) == ("quantity", unit)
    assert row["base_value"] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "surface", "date"),
    [
        ("当地媒体24日报道。", "24日", "2024-11-24"),
        ("16日军方称。", "16日", "2024-11-16"),
        ("自28日以来下雪。", "28日", "2024-11-28"),
        ("2020年2月3日至2022年5月10日。", "2020年2月3日至2022年5月10日", "2020-02-03/2022-05-10"),
        ("7月中旬至8月上旬。", "7月中旬至8月上旬", "2024-07/2024-08"),
        ("民国二十年建桥。", "民国二十年", "1931"),
        ("公司22年每月装机。", "22年", "2022"),
        ("2023/2024年雪季。", "2023/2024年", "2023/2024"),
        ("昨天0—24时新增3例。", "0—24时", "00:00/24:00"),
        ("2024“茶日”活动。", "2024", "2024"),
        ("甲辰（2024）年公祭。", "2024", "2024"),
        ("停留在2023，", "2023", "2023"),
        ("2024—2025‘百人千创’计划。", "2024—2025", "2024/2025"),
        ("2025—2026年度调水。", "2025—2026年度", "2025/2026"),
        ("上世纪八九十年代。", "上世纪八九十年代", "1980/1999"),
        ("上世纪80、90年代。", "上世纪80、90年代", "1980/1999"),
    ],
)
def test_a_day_a_year_or_a_span_is_a_date(text: str, surface: str, date: str) -> None:
    (row,) = [row for row in rows(text) if row["text"] == surface]
    assert (row["kind"], row["date"]) == ("time" if ":" in date else "date", date)


@pytest.mark.parametrize("text", ["人民日报社5日元宵", "工期30日内完成", "汇率为100日元"])
def test_a_count_of_days_or_yen_stays_one(text: str) -> None:
    assert all(row["kind"] != "date" or row["text"] == "5日" for row in rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "列装歼-20。",
        "车牌京A·12345。",
        "实行T+1交易。",
        "（2024）新01民终123号判决。",
        "按GB/T 19001—2016验收。",
        "出口保持两位数增长。",
        "“985”高校。",
        "4K超高清频道。",
        "K123+500处塌方。",
        "一二·九运动。",
        "代码000001.SZ。",
        "24×7服务。",
        "1.总则2.细则",
        "锦州9-3油田投产。",
        "波音777-200客机返航。",
        "长征七号遥十一火箭。",
        "新征程01卫星。",
        "高分02A03星升空。",
        "“新舟”60灭火机试飞。",
        "方案2.0发布。",
        "中日韩（10+3）会议。",
        "混合4×100米接力。",
        "粮食喜获二十连丰。",
        "他在三院看病。",
        "《激情六十年》开播。",
        "三四线城市。",
        "打通最后一公里。",
        "系统3.0版上线。",
    ],
)
def test_a_numeral_in_a_name_counts_nothing(text: str) -> None:
    assert [row["kind"] for row in rows(text) if row["kind"] in ("quantity", "date", "time")] == []


def test_a_generation_keeps_its_word() -> None:
    assert [row["text"] for row in rows("00后和05后都来了，007也来了。")] == ["00后", "05后", "007"]


def test_what_is_listed_behind_an_ordinal_orders_too() -> None:
    table = ns.number_mentions("获第1、2、3名，第4名2人。", observe=False)
    assert list(zip(table["text"], table["kind"], table["value"], strict=True)) == [
        ("第1", "ordinal", 1), ("2", "ordinal", 2), ("3名", "ordinal", 3), ("第4名", "ordinal", 4), ("2人", "quantity", 2),
    ]  # fmt: skip


def test_a_change_to_a_figure_is_no_range() -> None:
    assert [(row["text"], row["base_value"]) for row in rows("补贴提高20元至780元。")] == [("20元", 20), ("780元", 780)]
    (row,) = rows("每天20元至80元。")
    assert (row["base_low"], row["base_high"]) == (20, 80)


@pytest.mark.parametrize("text", ["万亿", "百千", "千亿"])
def test_a_run_of_magnitudes_is_never_multiplied_out(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    factor = magnitudes.scale_factor
    monkeypatch.setattr(magnitudes, "scale_factor", lambda scale: (asked.append(scale), factor(scale))[1])
    assert scan(Normal(text * 100_000), None) == []
    assert max(map(len, asked), default=0) <= magnitudes.LONGEST_MAGNITUDE
