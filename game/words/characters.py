"""Which characters and words betray that a Chinese text was written for the other shore.

Characters are measured by the character sets of the two: Big5 for Taiwan, GB 2312 for the mainland. An ideograph
outside of the one was almost always taken from the other, and so was one that Taiwan's set keeps among the rare ones
and the mainland's among the common ones (`与`). The words are from the table in the project's evidence. A character
that is common in both (`只`, `后`, `里`) cannot be judged alone and is let through.
"""

from __future__ import annotations

_BIG5_RARE = b"\xc9\x40"  # the second level begins here
_GB2312_RARE = b"\xd8\xa1"

_WORDS = {
    "zh-Hant": (
        *(
            "信息",
            "質量",
            "軟件",
            "默認",
            "視頻",
            "網絡",
            "屏幕",
            "文件夾",
            "服務器",
            "鼠標",
            "打印",
        ),
        *("對接人", "復盤", "甩鍋", "投訴", "定制", "同步進展"),
    ),
    "zh-Hans": (
        *(
            "软体",
            "萤幕",
            "荧幕",
            "预设",
            "资料夹",
            "滑鼠",
            "网路",
            "伺服器",
            "程式",
            "列印",
            "字元",
        ),
        *("专案", "客诉", "奥客", "客制化", "资讯", "品质", "教育训练", "往上呈报"),
    ),
}


def unfit(text: str, lang: str) -> list[str]:
    """Characters and words in `text` that do not belong to `lang`, in order, each once; [] for other languages."""
    if lang not in _WORDS:
        return []
    foreign = _foreign_in_taiwan if lang == "zh-Hant" else _foreign_in_the_mainland
    characters = [char for char in dict.fromkeys(text) if "\u4e00" <= char <= "\u9fff"]
    words = [word for word in _WORDS[lang] if word in text]
    return [char for char in characters if foreign(char)] + words


def _foreign_in_taiwan(char: str) -> bool:
    big5, gb2312 = _encoded(char, "big5"), _encoded(char, "gb2312")
    return not big5 or (big5 >= _BIG5_RARE and b"" < gb2312 < _GB2312_RARE)


def _foreign_in_the_mainland(char: str) -> bool:
    return not _encoded(char, "gb2312")


def _encoded(char: str, charset: str) -> bytes:
    return char.encode(charset, "ignore")
