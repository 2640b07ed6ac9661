"""Which characters and words betray that a Chinese text was written for the other shore.

Characters are measured by the character sets of the two: Big5 for Taiwan, GB 2312 for the mainland. An ideograph
outside of the one was almost always taken from the other, and so was one that Taiwan's set keeps among the rare ones
and the mainland's among the common ones (`与`). The words are from the table in the project's evidence. A character
that is common in both (`只`, `后`, `里`) cannot be judged alone and is let through.
"""

from __future__ import annotations

_BIG5_RARE = b"\xc9\x40"  # the second level begins here
_GB2312_RARE = b"\xd8\xa1"

WORDS = {
    "zh-Hant": {
        "信息": "資訊",
        "質量": "品質",
        "軟件": "軟體",
        "默認": "預設",
        "視頻": "影片",
        "網絡": "網路",
        "屏幕": "螢幕",
        "文件夾": "資料夾",
        "服務器": "伺服器",
        "鼠標": "滑鼠",
        "打印": "列印",
        "對接人": "窗口",
        "復盤": "檢討",
        "甩鍋": "推卸責任",
        "投訴": "客訴",
        "定制": "客製化",
        "同步進展": "回報進度",
    },
    "zh-Hans": {
        "软体": "软件",
        "萤幕": "屏幕",
        "荧幕": "屏幕",
        "预设": "默认",
        "资料夹": "文件夹",
        "滑鼠": "鼠标",
        "网路": "网络",
        "伺服器": "服务器",
        "程式": "程序",
        "列印": "打印",
        "字元": "字符",
        "专案": "项目",
        "客诉": "投诉",
        "奥客": "难缠客户",
        "客制化": "定制",
        "资讯": "信息",
        "品质": "质量",
        "教育训练": "培训",
        "往上呈报": "上报",
    },
}
"""By language, words of the other shore and what stands for them here."""


def unfit(text: str, lang: str) -> list[str]:
    """Characters and words in `text` that do not belong to `lang`, in order, each once; [] for other languages."""
    if lang not in WORDS:
        return []
    foreign = _foreign_in_taiwan if lang == "zh-Hant" else _foreign_in_the_mainland
    characters = [char for char in dict.fromkeys(text) if "\u4e00" <= char <= "\u9fff"]
    words = [word for word in WORDS[lang] if word in text]
    return [char for char in characters if foreign(char)] + words


def _foreign_in_taiwan(char: str) -> bool:
    big5, gb2312 = _encoded(char, "big5"), _encoded(char, "gb2312")
    return not big5 or (big5 >= _BIG5_RARE and b"" < gb2312 < _GB2312_RARE)


def _foreign_in_the_mainland(char: str) -> bool:
    return not _encoded(char, "gb2312")


def _encoded(char: str, charset: str) -> bytes:
    return char.encode(charset, "ignore")
