"""Number mentions: what counts, what it is worth, and what does not count. Values worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns
from newsstats.schema import NUMBERS

FIGURES = ("quantity", "date", "time", "ordinal")


def only(text: str, date: str = "2024-11-29") -> pd.Series:
    table = ns.number_mentions(text, date=date)
    table = table[table["kind"].isin(FIGURES)]
    assert len(table) == 1, table[["text", "kind"]].to_dict("records")
    return table.iloc[0]


@pytest.mark.parametrize(
    ("text", "mention", "base", "unit", "dimension"),
    [
        ("投资额约0.94亿元", "约0.94亿元", 94_000_000, "CNY", "money"),
        ("拨款3亿5000万元", "3亿5000万元", 350_000_000, "CNY", "money"),
        ("补贴二十五万六千三百元", "二十五万六千三百元", 256_300, "CNY", "money"),
        ("占地１２３万平方米", "１２３万平方米", 1_230_000, "m2", "area"),
        ("耗时6小时15分", "6小时15分", 22_500, "s", "duration"),
        ("气温零下18℃", "零下18℃", -18, "°C", "temperature"),
        ("用了一年半", "一年半", 18, "month", "duration"),
        ("提高1.8个百分点", "1.8个百分点", 1.8, "pp", "percentage_point"),
        ("占百分之十二点五", "百分之十二点五", 12.5, "%", "percentage"),
        ("节水三成五", "三成五", 35, "%", "percentage"),
        ("增长3倍", "3倍", 3, "1", "ratio"),
        ("收入翻两番", "翻两番", 4, "1", "ratio"),
        ("全长86.5公里", "86.5公里", 86_500, "m", "length"),
        ("装机50万千瓦", "50万千瓦", 500_000, "kW", "power"),
        ("发电9亿千瓦时", "9亿千瓦时", 900_000_000, "kWh", "energy"),
        ("产量20万公斤", "20万公斤", 200_000, "kg", "mass"),
        ("栽树5万株", "5万株", 50_000, "株", "count"),
        ("出口1.35亿美元", "1.35亿美元", 135_000_000, "USD", "money"),
        ("时速80公里/小时", "80公里/小时", 80 / 3.6, "m/s", "speed"),
    ],
)
def test_quantity_in_its_base_unit(text: str, mention: str, base: float, unit: str, dimension: str) -> None:
    row = only(text)
    assert (row["text"], row["base_unit"], row["dimension"]) == (mention, unit, dimension)
    assert row["base_value"] == pytest.approx(base, rel=1e-12)


def test_mu_is_two_thirds_of_a_thousand_square_metres() -> None:
    assert only("种了3亩地")["base_value"] == 2000.0


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("11月20日下午签约", "2024-11-20"), ("2025年4月开工", "2025-04"), ("截至2023年底", "2023"), ("28日上午", "2024-11-28"),
        ("20世纪90年代", "1990/1999"), ("前三季度", "2024-01/2024-09"), ("1至7月", "2024-01/2024-07"), ("11月5日至8日", "2024-11-05/2024-11-08"),
        ("8月14日晚8时", "2024-08-14T20:00"), ("明年6月交付", "2025-06"), ("一九九八年", "1998"), ("2017年8月至11月", "2017-08/2017-11"),
    ],
)  # fmt: skip
def test_date_is_iso_and_takes_its_year_from_the_issue(text: str, iso: str) -> None:
    row = only(text)
    assert (row["kind"], row["date"]) == ("date", iso)


def test_date_without_a_year_or_an_issue_date_is_left_empty() -> None:
    assert ns.number_mentions("11月20日下午签约")["date"].tolist() == [""]


def test_date_range_without_an_issue_date_is_one_mention() -> None:
    # a range whose beginning has no year once ended in an error
    assert ns.number_mentions("11月5日至8日开会")["text"].tolist() == ["11月5日至8日"]


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("参加70余名", "over", 70, 80), ("投入超50亿元", "over", 50, None), ("近3万人次", "about", None, 3), ("至少20人", "at_least", 20, None),
        ("不超过30天", "at_most", None, 30), ("工期3至5年", "", 3, 5), ("长10—20公里", "", 10, 20), ("500亩以上", "over", 500, None), ("十几家", "over", 10, 20),
        ("200多人", "over", 200, 300), ("2—3万元", "", 2, 3), ("15—20%", "", 15, 20), ("5、6个", "", 5, 6),
    ],
)  # fmt: skip
def test_vague_figure_is_an_interval(text: str, modifier: str, low: float | None, high: float | None) -> None:
    row = only(text)
    assert row["modifier"] == modifier
    assert (None if pd.isna(row["low"]) else row["low"]) == low
    assert (None if pd.isna(row["high"]) else row["high"]) == high


@pytest.mark.parametrize(
    "text",
    [
        "进一步统一思想",
        "一起努力，一致同意",
        "三心二意",
        "千方百计",
        "百姓之家",
        "四川八达岭",
        "张三说",
        "十分高兴",
        "万一下雨",
        "九三学社",
        "一汽出品",
        "玉米打造品牌",
    ],
)
def test_ordinary_word_is_no_figure(text: str) -> None:
    table = ns.number_mentions(text)
    assert table[table["kind"].isin(FIGURES)].empty


@pytest.mark.parametrize(
    "text",
    ["坚持“两个确立”", "共建“一带一路”", "学习千万工程经验", "三位一体", "双管齐下", "4S店", "G30高速", "“十四五”期间", "高效办成一件事"],
)
def test_slogan_or_name_is_kept_as_phrase_and_never_a_value(text: str) -> None:
    table = ns.number_mentions(text)
    assert table[table["kind"].isin(FIGURES)].empty


@pytest.mark.parametrize("text", ["打通“最后一公里”", "“三年打基础”", "（下转第2版）", "这两天"])
def test_saying_in_quotation_marks_or_page_reference_is_no_figure(text: str) -> None:
    table = ns.number_mentions(text)
    assert table[table["kind"].isin(FIGURES)].empty


@pytest.mark.parametrize("text", ["设一个窗口", "再跑一趟", "新添一批", "几个人", "一套办法"])
def test_one_that_counts_nothing_is_indefinite(text: str) -> None:
    assert ns.number_mentions(text)["kind"].tolist() == ["indefinite"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("分三期建设", "quantity"), ("一期项目", "ordinal"), ("第二大沙漠", "ordinal"), ("首个园区", "ordinal"), ("三道防线", "quantity")],
)
def test_counting_and_ordering_are_told_apart(text: str, kind: str) -> None:
    assert only(text)["kind"] == kind


def test_units_that_are_words_too_stay_words() -> None:
    assert only("52位代表")["dimension"] == "count"
    assert only("15分钟办结")["dimension"] == "duration"
    assert ns.number_mentions("一元旦活动").query("dimension == 'money'").empty


def test_modifier_of_the_next_clause_is_not_taken() -> None:
    table = ns.number_mentions("产值约50亿元，近三百名工人")
    assert table["text"].tolist() == ["约50亿元", "近三百名"]


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("总投资7.4亿元", "总投资"),
        ("全长86.5公里", "全长"),
        ("提供就业岗位约4000个", "就业岗位"),
        ("同比增长6.2%", "增长"),
        ("平均用时缩短到8分钟", "平均用时"),
    ],
)
def test_what_is_measured_stands_in_front(text: str, prop: str) -> None:
    assert prop in only(text)["measured_property"]


def test_what_is_counted_stands_behind() -> None:
    assert only("70余名全国龙头企业负责人出席")["measured_entity"] == "全国龙头企业负责人"


def test_figure_of_a_phase_belongs_to_the_phase() -> None:
    table = ns.number_mentions("一期项目投资2亿元；二期项目投资3亿元。")
    money = table[table["dimension"] == "money"]
    assert money["measured_entity"].tolist() == ["一期项目", "二期项目"]


@pytest.mark.parametrize("text", ["7.4亿\n元", "7.4 亿元", "７．４亿元", "7.4　亿\r\n元"])
def test_layout_noise_never_breaks_a_mention(text: str) -> None:
    row = only(f"总投资{text}。")
    assert row["base_value"] == 740_000_000


def test_empty_table_has_the_columns_and_dtypes_of_a_full_one() -> None:
    empty, full = ns.number_mentions("没有"), ns.number_mentions("共3个")
    assert empty.empty
    assert list(empty.columns) == list(NUMBERS)
    assert empty.dtypes.equals(full.dtypes)


@given(st.text(alphabet="一二三十百千万亿两几多余约近0123456789.,，。、年月日元米亩个名%点分之第首半至—“”（）项目投资面积 \n", max_size=80))
@settings(max_examples=300, deadline=None)
def test_spans_slice_back_and_never_overlap(text: str) -> None:
    table = ns.number_mentions(text, date="2024-11-29")
    at = 0
    for start, end, surface in zip(table["start"], table["end"], table["text"], strict=True):
        assert at <= start < end <= len(text)
        assert "".join(text[start:end].split()) == "".join(surface.split())
        at = end


@pytest.mark.parametrize("piece", ["一", "1.", "亿", "2024年1月1日", "9", "百分之", "（", "约", "第"])
def test_long_repeats_come_to_an_end(piece: str) -> None:
    table = ns.number_mentions(piece * (20_000 // len(piece)))
    assert table["start"].is_monotonic_increasing


@pytest.mark.parametrize(("text", "value"), [("0十/1", 0.0), ("3/4", 0.75), ("10^6", 1e6)])
def test_numeral_of_both_scripts_before_a_slash_or_a_power_is_read_and_never_raises(text: str, value: float) -> None:
    assert ns.number_mentions(text)["value"].tolist()[0] == value


@pytest.mark.parametrize("text", ["0^-1", "9^999", "十^2"])
def test_power_that_is_no_figure_is_left_alone(text: str) -> None:
    assert not ns.number_mentions(text)["text"].str.contains(r"\^").any()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共有300人参加比赛。", ("300人", 300.0, "人")),
        ("选派40名人大代表。", ("40名", 40.0, "名")),
        ("扶持3家电商企业。", ("3家", 3.0, "家")),
        ("破获3个案件。", ("3个", 3.0, "个")),
        ("三位居民获奖。", ("三位", 3.0, "位")),
        ("完成5项目标任务。", ("5项", 5.0, "项")),
        ("出版12部长篇小说。", ("12部", 12.0, "部")),
        ("三亿人上冰雪。", ("三亿人", 3.0, "亿人")),
        ("十来个孩子。", ("十来个", 10.0, "个")),
        ("盖起五层楼。", ("五层", 5.0, "层")),
        ("五部委发文。", ("五部委", 5.0, "部委")),
        ("半个月后交付。", ("半个月", 0.5, "个月")),
        ("走了两个半小时。", ("两个半小时", 2.5, "个小时")),
        ("种了三个半月。", ("三个半月", 3.5, "个月")),
        ("气温降至-25℃。", ("-25℃", -25.0, "℃")),
        ("增速为-2.3%。", ("-2.3%", -2.3, "%")),
        ("净利润-3.2亿元。", ("-3.2亿元", -3.2, "亿元")),
        ("经过三年努力。", ("三年", 3.0, "年")),
    ],
)
def test_figure_beside_a_character_that_could_make_another_word(text: str, wanted: tuple[str, float, str]) -> None:
    table = ns.number_mentions(text)
    assert [(r.text, r.value, r.unit) for r in table.itertuples() if r.kind == "quantity"] == [wanted]


@pytest.mark.parametrize("text", ["花了5人民币元。", "3人才到。", "5条件。", "2单位。"])
def test_classifier_is_none_where_the_next_character_makes_another_word(text: str) -> None:
    assert not set(ns.number_mentions(text)["unit"]) & {"人", "条"}


def test_more_than_so_much_below_zero_is_colder() -> None:
    row = ns.number_mentions("零下30多摄氏度。").iloc[0]
    assert (row["value"], row["low"], row["high"]) == (-30.0, -40.0, -30.0)


@pytest.mark.parametrize("text", ["国道216线通车。", "服务热线：96888。", "拨打“12345”。", "3·15晚会。", "90后姑娘。"])
def test_names_of_roads_hotlines_days_and_generations_are_phrases(text: str) -> None:
    assert ns.number_mentions(text)["kind"].tolist() == ["phrase"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("财政支出50亿元。", "财政支出"),
        ("售出200台。", "售出"),
        ("占比由上年的35.2%提高到41.7%。", "占比"),
        ("涉及3个县。", "涉及"),
        ("营收同比翻一番。", "营收同比"),
        ("人均3.56亩。", "人均"),
        ("常住人口首次突破1000万人。", "常住人口"),
        ("粮食总产量稳定在1.3万亿斤以上。", "粮食总产量"),
        ("定位精度±0.02mm。", "定位精度"),
        ("两名嫌疑人盗走现金。", "嫌疑人"),
        ("300人参加活动。", ""),
        ("全村326户1180人。", "全村"),
    ],
)
def test_property_keeps_whole_words(text: str, wanted: str) -> None:
    table = ns.number_mentions(text)
    assert table[table["kind"] == "quantity"]["measured_property"].iloc[0] == wanted


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("该基地年产鲜奶15万吨，日均产奶410余吨。", ["基地", "基地"]),
        ("这里海拔3600米，年均气温2.4摄氏度。", ["", ""]),
        ("他连续三次获得一等奖，奖金六千元。", ["", ""]),
    ],
)
def test_entity_is_what_a_sentence_is_about_and_no_property(text: str, entities: list[str]) -> None:
    table = ns.number_mentions(text)
    assert table[table["kind"] == "quantity"]["measured_entity"].tolist() == entities


@pytest.mark.parametrize(
    ("text", "text_of_date", "iso"),
    [
        ("12月20日前完成。", "12月20日", "2024-12-20"),
        ("12月20日内办结。", "12月20日", "2024-12-20"),
        ("新华社11月28日报道。", "11月28日", "2024-11-28"),
        ("本月20日前完成。", "20日", "2024-11-20"),
        ("2024年12月31日前。", "2024年12月31日", "2024-12-31"),
    ],
)
def test_date_before_a_character_that_could_follow_a_number_of_days(text: str, text_of_date: str, iso: str) -> None:
    table = ns.number_mentions(text, date="2024-11-29")
    assert table[["text", "kind", "date"]].to_numpy().tolist() == [[text_of_date, "date", iso]]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("2号楼通电。", "ordinal", "2号"),
        ("震级6.2级。", "quantity", "6.2级"),
        ("风力7到8级。", "quantity", "7到8级"),
        ("三级医院。", "ordinal", "三级"),
        ("上五节课。", "quantity", "五节课"),
    ],
)
def test_numbers_order_or_measure(text: str, kind: str, wanted: str) -> None:
    assert ns.number_mentions(text)[["text", "kind"]].to_numpy().tolist() == [[wanted, kind]]


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("工期由原来的180天压缩至120天。", ["工期", "工期"]),
        ("好评率超九成，复购率近五成。", ["好评率", "复购率"]),
        ("增长了1.2个百分点至56.8%。", ["增长", "增长"]),
    ],
)
def test_property_of_a_change_and_of_a_rate(text: str, properties: list[str]) -> None:
    assert ns.number_mentions(text)["measured_property"].tolist() == properties


@pytest.mark.parametrize(
    ("text", "mention", "iso"),
    [
        ("4、5月份降雨偏多。", "4、5月份", "2024-04/2024-05"),
        ("去年十一、十二月降雪。", "去年十一、十二月", "2023-11/2023-12"),
        ("11月15、16日开会。", "11月15、16日", "2024-11-15/2024-11-16"),
        ("一、二季度持平。", "一、二季度", "2024-01/2024-06"),
        ("2023年3、4季度回升。", "2023年3、4季度", "2023-07/2023-12"),
        ("15、16日两天", "15、16日", "2024-11-15/2024-11-16"),
    ],
)
def test_neighbours_that_share_their_unit_are_one_interval(text: str, mention: str, iso: str) -> None:
    table = ns.number_mentions(text, date="2024-11-29")
    row = table.iloc[0]
    assert (row["text"], row["kind"], row["date"]) == (mention, "date", iso)


@pytest.mark.parametrize("text", ["3、5月份", "4、5月球车", "3、4日游", "6、7号楼"])
def test_list_that_is_no_pair_of_neighbouring_dates_is_no_interval(text: str) -> None:
    assert not ns.number_mentions(text, date="2024-11-29")["date"].str.contains("/").any()


def test_neighbouring_months_of_an_unknown_year_have_no_date() -> None:
    row = only("4、5月份降雨偏多。", date=None)
    assert (row["kind"], row["date"]) == ("date", "")


def test_day_called_by_its_number_before_a_part_of_the_day_is_a_date() -> None:
    assert only("8号上午，记者来到现场。")["date"] == "2024-11-08"
    assert only("8号楼封顶。")["kind"] == "ordinal"


@pytest.mark.parametrize("text", ["推行1+3+N模式。", "“3+2”模式", "10+3合作", "7×24小时值班"])
def test_names_made_like_a_sum_and_hours_of_service_are_phrases(text: str) -> None:
    table = ns.number_mentions(text)
    assert table["kind"].tolist() == ["phrase"]


def test_sum_that_is_no_name_keeps_its_figures() -> None:
    assert ns.number_mentions("1+1>2")["kind"].tolist() == ["quantity"] * 3


def test_sides_share_the_unit_behind_the_last() -> None:
    table = ns.number_mentions("长宽高为3×4×5.5米")
    assert table["base_value"].tolist() == [3.0, 4.0, 5.5]
    assert table["unit"].tolist() == ["米"] * 3


@pytest.mark.parametrize(("text", "unit"), [("4×100米接力", ""), ("2×66万千瓦机组", "")])
def test_a_number_of_times_is_no_side(text: str, unit: str) -> None:
    assert ns.number_mentions(text)["unit"].iloc[0] == unit
