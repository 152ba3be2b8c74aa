#!/usr/bin/env python3
"""Draws the sample's pictures: every one is made up and says so in the picture.

    python3 make-pictures.py [name …]      all of photos/*.png, or only the named ones

Needs Chromium (CHROMIUM names another browser) and the Sarabun font, or any Thai font.
"""

import html
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
W, H, BAND = 1200, 800, 76
NAVY, TEAL, MIST, SAND, PAPER = "#1d3b53", "#2f7f86", "#dcebec", "#f3eee4", "#ffffff"
GOLD, CORAL, SAGE, INK, GREY, LINE = "#d3a63c", "#d5886b", "#8dbb9b", "#26323a", "#7c8a92", "#cfd8da"
SKIN = ["#e8bf9c", "#d9a57e", "#c98f68", "#edcaa9"]
CLOTHES = [TEAL, CORAL, GOLD, SAGE, "#6c7fa8", "#b58aa5"]


def rect(x, y, w, h, fill, r=0, stroke=None):
    edge = f' stroke="{stroke}" stroke-width="2"' if stroke else ""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}"{edge}/>'


def circle(x, y, r, fill):
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>'


def line(x1, y1, x2, y2, colour=LINE, width=2):
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'


def path(d, fill="none", stroke=None, width=4):
    edge = f' stroke="{stroke}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"' if stroke else ""
    return f'<path d="{d}" fill="{fill}"{edge}/>'


def text(x, y, words, size=28, fill=INK, bold=False, anchor="start"):
    weight = 700 if bold else 400
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{fill}" text-anchor="{anchor}">'
        f"{html.escape(words)}</text>"
    )


def person(x, y, n, s=1.0, back=False, length=110):
    """A calm flat figure without a face: nobody is shown. (x, y) is the middle of the shoulders."""
    hair = ["#3a2f2a", "#2d2b33", "#4b3b30", "#57504c"][n % 4]
    head = circle(x, y - 62 * s, 34 * s, hair if back else SKIN[n % 4])
    top = "" if back else path(
        f"M{x-34*s},{y-62*s} a{34*s},{34*s} 0 0 1 {68*s},0 q{-20*s},{-16*s} {-34*s},{-14*s} q{-18*s},0 {-34*s},{14*s} z", hair
    )
    body = path(
        f"M{x-62*s},{y+length*s} V{y+50*s} q0,{-62*s} {62*s},{-62*s} q{62*s},0 {62*s},{62*s} V{y+length*s} z", CLOTHES[n % 6]
    )
    neck = rect(x - 12 * s, y - 38 * s, 24 * s, 34 * s, SKIN[n % 4], 8 * s)
    return body + neck + head + top


def room(wall=MIST, floor=SAND, at=560):
    return rect(0, 0, W, at, wall) + rect(0, at, W, H - at, floor) + rect(0, at - 8, W, 8, "#c5d6d7")


def plant(x, y):
    leaves = "".join(
        path(f"M{x},{y} q{dx},{-60} {dx*1.4},{-120} q{-dx*.2},{60} {-dx*1.4},{120} z", SAGE) for dx in (-46, -18, 18, 46)
    )
    return leaves + path(f"M{x-36},{y-8} h72 l-10,72 h-52 z", CORAL)


def browser(address, title, sub):
    return (
        rect(0, 0, W, H, "#e7eef0")
        + rect(60, 36, 1080, 664, PAPER, 14, LINE)
        + rect(60, 36, 1080, 56, "#eef2f3", 14)
        + circle(92, 64, 8, CORAL) + circle(118, 64, 8, GOLD) + circle(144, 64, 8, SAGE)
        + rect(180, 46, 780, 36, PAPER, 18, LINE) + text(200, 72, address, 22, GREY)
        + rect(60, 92, 1080, 104, NAVY)
        + circle(116, 144, 30, GOLD) + circle(116, 144, 20, NAVY) + circle(116, 144, 10, GOLD)
        + text(166, 138, title, 34, PAPER, True) + text(166, 176, sub, 25, "#cfe0e6")
    )


def phone(x, y, w, h, title):
    return (
        rect(x - 14, y - 14, w + 28, h + 28, "#2b343b", 40)
        + rect(x, y, w, h, "#e6eff0", 28)
        + path(f"M{x},{y+74} v-46 a28,28 0 0 1 28,-28 h{w-56} a28,28 0 0 1 28,28 v46 z", TEAL)
        + text(x + 26, y + 50, title, 26, PAPER, True)
    )


def bubble(x, y, w, lines, mine=False, size=25):
    h = 24 + len(lines) * int(size * 1.5)
    out = rect(x, y, w, h, "#cdeaD2" if mine else PAPER, 18)
    for i, words in enumerate(lines):
        out += text(x + 20, y + 12 + int(size * 1.5) * (i + 1) - 10, words, size)
    return out


def tick(x, y, s=1.0, colour=SAGE):
    return circle(x, y, 20 * s, colour) + path(f"M{x-9*s},{y} l{7*s},{8*s} l{12*s},{-15*s}", stroke=PAPER, width=5 * s)


def file_icon(x, y, kind, colour):
    return (
        path(f"M{x},{y} h34 l16,16 v46 h-50 z", colour)
        + path(f"M{x+34},{y} v16 h16 z", "#ffffff88")
        + text(x + 25, y + 50, kind, 17, PAPER, True, "middle")
    )


def counter(x, y, w, colour=TEAL):
    return rect(x, y, w, 26, NAVY, 8) + rect(x + 12, y + 26, w - 24, 150, colour) + rect(x + 12, y + 26, w - 24, 14, "#00000018")


def bars(x, y, heights, w, gap, colours, labels=(), size=20):
    out = ""
    for i, h in enumerate(heights):
        out += rect(x + i * (w + gap), y - h, w, h, colours[i % len(colours)], 4)
        if i < len(labels):
            out += text(x + i * (w + gap) + w / 2, y + 30, labels[i], size, GREY, False, "middle")
    return out


def no_code(x, y, size):
    """Looks like a QR code and is none: the cells are random."""
    cells, dots = 21, random.Random(2568)
    unit = size / cells
    out = rect(x - 14, y - 14, size + 28, size + 28, PAPER, 8)
    for i in range(cells):
        for j in range(cells):
            if dots.random() < 0.45:
                out += rect(round(x + i * unit, 1), round(y + j * unit, 1), round(unit + 0.4, 1), round(unit + 0.4, 1), INK)
    for cx, cy in ((0, 0), (14, 0), (0, 14)):
        out += rect(x + cx * unit, y + cy * unit, 7 * unit, 7 * unit, INK)
        out += rect(x + (cx + 1) * unit, y + (cy + 1) * unit, 5 * unit, 5 * unit, PAPER)
        out += rect(x + (cx + 2) * unit, y + (cy + 2) * unit, 3 * unit, 3 * unit, INK)
    return out + rect(x + size / 2 - 52, y + size / 2 - 20, 104, 40, PAPER, 6) + text(
        x + size / 2, y + size / 2 + 9, "ตัวอย่าง", 24, CORAL, True, "middle"
    )


OFFICE, BANGKOK = "สำนักงานเขตคลองสามวา", "กรุงเทพมหานคร · Khlong Sam Wa District Office"


def website():
    out = browser("เว็บไซต์สำนักงานเขต (ตัวอย่าง)", OFFICE, BANGKOK)
    out += rect(60, 196, 280, 490, "#f1f5f6")
    for i, words in enumerate(["หน้าแรก", "บริการประชาชน", "การจัดซื้อจัดจ้าง", "ข่าวประชาสัมพันธ์", "ติดต่อเรา"]):
        here = i == 2
        if here:
            out += rect(60, 226 + i * 66, 280, 54, TEAL)
        out += text(92, 263 + i * 66, words, 26, PAPER if here else INK, here)
    out += text(380, 256, "ข้อมูลการจัดซื้อจัดจ้าง", 34, NAVY, True)
    rows = ["แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ ๒๕๖๘", "ประกาศเชิญชวน", "ประกาศผู้ชนะการเสนอราคา", "สรุปผลการจัดซื้อจัดจ้างรายเดือน", "รายละเอียดสัญญา"]
    for i, words in enumerate(rows):
        y = 288 + i * 78
        out += rect(380, y, 724, 62, "#f6f9f9", 10, LINE) + text(404, y + 40, words, 26)
        out += rect(976, y + 12, 108, 38, TEAL, 19) + text(1030, y + 39, "เปิดดู", 22, PAPER, True, "middle")
    return out


def city_procurement():
    out = browser("egp2.bangkok.go.th (ตัวอย่าง)", "เผยแพร่ข้อมูลการจัดซื้อจัดจ้างภาครัฐ", "หน่วยงานของกรุงเทพมหานคร")
    out += rect(100, 222, 800, 54, PAPER, 27, LINE) + text(128, 258, "สำนักงานเขตคลองสามวา ปีงบประมาณ ๒๕๖๘", 26, GREY)
    out += rect(920, 222, 180, 54, TEAL, 27) + text(1010, 258, "ค้นหา", 28, PAPER, True, "middle")
    out += rect(100, 300, 1000, 54, NAVY, 8)
    for x, words in ((124, "รายการ"), (620, "วิธี"), (800, "วงเงิน (บาท)"), (990, "สถานะ")):
        out += text(x, 336, words, 25, PAPER, True)
    for i, (work, how, money) in enumerate((
        ("จ้างซ่อมทางเท้า (ตัวอย่าง)", "คัดเลือก", "xxx,xxx"),
        ("ซื้อวัสดุสำนักงาน (ตัวอย่าง)", "เฉพาะเจาะจง", "xx,xxx"),
        ("จ้างบำรุงรักษาสวน (ตัวอย่าง)", "เฉพาะเจาะจง", "xx,xxx"),
        ("ซื้อวัสดุไฟฟ้า (ตัวอย่าง)", "เฉพาะเจาะจง", "xx,xxx"),
    )):
        y = 362 + i * 80
        out += rect(100, y, 1000, 68, "#f6f9f9" if i % 2 else PAPER, 8, LINE)
        out += text(124, y + 43, work, 26) + text(620, y + 43, how, 24) + text(930, y + 43, money, 24, INK, False, "end")
        out += rect(982, y + 16, 102, 38, SAGE, 19) + text(1033, y + 43, "เผยแพร่", 21, PAPER, True, "middle")
    return out


def manual_rack():
    out = room()
    out += rect(120, 90, 470, 560, "#b88a5f", 12) + rect(140, 110, 430, 520, "#cfa57a", 8)
    titles = [("คู่มือ", "สำหรับประชาชน"), ("งาน", "ทะเบียนราษฎร"), ("งานบัตร", "ประชาชน"), ("ขออนุญาต", "ก่อสร้าง"), ("ภาษีที่ดิน", "และป้าย"), ("สวัสดิการ", "สังคม")]
    for i, (a, b) in enumerate(titles):
        x, y = 148 + (i % 3) * 140, 140 + (i // 3) * 250
        out += rect(x, y, 134, 168, CLOTHES[i], 6) + rect(x + 4, y + 28, 126, 92, PAPER, 4)
        out += text(x + 67, y + 66, a, 22, INK, True, "middle") + text(x + 67, y + 98, b, 17, INK, True, "middle")
        out += rect(140, y + 178, 430, 18, "#a87c53")
    out += rect(680, 90, 420, 300, PAPER, 14, LINE) + rect(680, 90, 420, 74, TEAL, 14)
    out += text(890, 140, "มาตรฐานการให้บริการ", 34, PAPER, True, "middle")
    for i, words in enumerate(["ขั้นตอนและระยะเวลาชัดเจน", "เท่าเทียม ไม่เลือกปฏิบัติ", "เอกสารและค่าธรรมเนียม"]):
        out += tick(724, 210 + i * 62) + text(762, 220 + i * 62, words, 27)
    return out + person(790, 545, 1, 1.1) + person(990, 545, 4, 1.1) + counter(650, 610, 500)


def meeting(title, points, at_back):
    out = room()
    out += rect(300, 60, 600, 330, NAVY, 14) + rect(316, 76, 568, 298, PAPER, 6)
    out += text(600, 130, title, 34, NAVY, True, "middle")
    for i, words in enumerate(points):
        out += tick(372, 182 + i * 60, 0.9, TEAL) + text(412, 192 + i * 60, words, 27)
    out += person(180, 400, 2, 1.1) + rect(110, 470, 150, 20, "#b88a5f", 6) + rect(124, 490, 122, 150, "#cfa57a")
    for i in range(at_back):
        row, col = divmod(i, 5)
        out += person(170 + col * 215 + row * 60, 560 + row * 90, i + row, 1.05, True, 200)
    return out


def satisfaction_form():
    out = room() + counter(0, 500, 1200)
    out += person(230, 390, 0, 1.2)
    out += rect(480, 70, 560, 520, PAPER, 12, LINE) + rect(480, 70, 560, 80, TEAL, 12)
    out += text(760, 124, "แบบประเมินความพึงพอใจ", 36, PAPER, True, "middle")
    for i, words in enumerate(["ความเต็มใจให้บริการ", "ความเท่าเทียม ไม่เลือกปฏิบัติ", "ขั้นตอนและระยะเวลา", "ความสะดวกของสถานที่"]):
        y = 200 + i * 96
        out += text(516, y, words, 28)
        for j in range(5):
            cx = 556 + j * 96
            out += f'<circle cx="{cx}" cy="{y+36}" r="20" fill="{PAPER}" stroke="{GREY}" stroke-width="3"/>'
            if (i, j) in {(0, 4), (1, 3), (2, 4), (3, 3)}:
                out += circle(cx, y + 36, 12, TEAL)
    return out


def monthly_summary():
    out = rect(0, 0, W, H, "#e9e3d8")
    out += rect(250, 40, 700, 670, PAPER, 4, LINE)
    out += text(600, 104, "บันทึกข้อความ", 42, NAVY, True, "middle")
    out += text(300, 160, "เรื่อง  สรุปผลความพึงพอใจประจำเดือน", 28) + text(300, 204, "เรียน  ผู้อำนวยการเขต", 28)
    out += line(300, 226, 900, 226) + text(300, 270, "ร้อยละความพึงพอใจ แยกตามฝ่าย (ตัวเลขสมมุติ)", 26, GREY)
    for i in range(4):
        out += line(320, 320 + i * 70, 880, 320 + i * 70, "#e3e9ea")
    out += bars(350, 530, [170, 190, 150, 182, 164], 70, 40, CLOTHES, ["ทะเบียน", "รายได้", "โยธา", "ปกครอง", "การคลัง"], 22)
    out += text(300, 620, "ข้อเสนอแนะ: เพิ่มป้ายบอกเอกสารที่ต้องใช้ (ตัวอย่าง)", 25)
    out += path("M700,672 q24,-34 44,-6 q16,22 34,-8 q14,-20 34,4", stroke=NAVY, width=4)
    return out + rect(990, 470, 34, 200, GOLD, 8) + path("M990,670 h34 l-17,38 z", INK)


def questionnaire():
    out = room() + counter(0, 520, 1200, SAGE)
    out += rect(150, 130, 380, 480, NAVY, 16) + text(340, 190, "สแกนเพื่อประเมิน", 36, PAPER, True, "middle")
    out += text(340, 234, "ความพึงพอใจในการรับบริการ", 25, "#cfe0e6", False, "middle")
    out += no_code(220, 284, 240)
    out += text(340, 580, "ไม่ระบุตัวตนผู้ตอบ", 27, PAPER, True, "middle")
    out += person(1000, 470, 3, 1.3)
    out += phone(660, 110, 250, 480, "แบบสอบถาม")
    out += text(684, 222, "การเข้ารับบริการวันนี้", 22, INK, True)
    for i, words in enumerate(["ดีมาก", "ดี", "พอใช้", "ควรปรับปรุง"]):
        y = 250 + i * 68
        out += rect(684, y, 202, 54, PAPER, 12, TEAL if i == 0 else LINE)
        out += circle(712, y + 27, 11, TEAL if i == 0 else "#e3e9ea") + text(736, y + 36, words, 23)
    return out + rect(684, 528, 202, 44, TEAL, 22) + text(785, 558, "ส่ง", 24, PAPER, True, "middle")


def round_table(title, points, laptop=False):
    out = room()
    out += rect(330, 50, 540, 270, PAPER, 10, LINE) + text(600, 104, title, 33, NAVY, True, "middle")
    for i, words in enumerate(points):
        out += tick(382, 150 + i * 56, 0.85) + text(420, 160 + i * 56, words, 26)
    for i, x in enumerate((250, 420, 780, 950)):
        out += person(x, 430, i, 1.0)
    out += f'<ellipse cx="600" cy="570" rx="480" ry="96" fill="#b88a5f"/><ellipse cx="600" cy="556" rx="480" ry="92" fill="#cfa57a"/>'
    for x in (330, 500, 700, 870):
        if laptop:
            out += path(f"M{x-44},{560} l10,-64 h68 l10,64 z", "#52616b") + rect(x - 60, 560, 120, 10, "#3b474f", 4)
        else:
            out += path(f"M{x-40},{566} l10,-40 h66 l6,40 z", PAPER, LINE, 2)
    for i, x in enumerate((400, 600, 800)):
        out += person(x, 640, i + 2, 0.95, True)
    return out


def infographic():
    out = rect(0, 0, W, H, SAND) + rect(0, 0, W, 150, TEAL)
    out += text(600, 68, "เตรียมอะไรบ้าง ก่อนมารับบริการ", 48, PAPER, True, "middle")
    out += text(600, 120, "ตัวอย่าง: ขอทำบัตรประจำตัวประชาชน", 31, "#e4f1f1", False, "middle")
    cards = [("๑", "บัตรเดิม", "(ถ้ามี)"), ("๒", "สำเนาทะเบียนบ้าน", "ฉบับเจ้าบ้าน"), ("๓", "เอกสารราชการ", "ที่มีรูปถ่าย")]
    for i, (n, a, b) in enumerate(cards):
        x = 90 + i * 360
        out += rect(x, 190, 300, 380, PAPER, 20) + circle(x + 150, 300, 76, [CORAL, GOLD, SAGE][i])
        if i == 0:
            out += rect(x + 104, 268, 92, 64, PAPER, 8) + circle(x + 130, 294, 13, CORAL) + rect(x + 152, 284, 34, 8, CORAL) + rect(x + 152, 302, 34, 8, CORAL)
        elif i == 1:
            out += path(f"M{x+100},300 l50,-44 l50,44 z", PAPER) + rect(x + 114, 300, 72, 46, PAPER)
        else:
            out += rect(x + 118, 252, 64, 92, PAPER, 6) + circle(x + 150, 284, 15, SAGE) + rect(x + 130, 312, 40, 7, SAGE) + rect(x + 130, 326, 40, 7, SAGE)
        out += circle(x + 46, 236, 28, NAVY) + text(x + 46, 248, n, 34, PAPER, True, "middle")
        out += text(x + 150, 448, a, 34, NAVY, True, "middle") + text(x + 150, 500, b, 30, GREY, False, "middle")
    out += rect(90, 600, 1020, 92, NAVY, 20)
    return out + text(600, 658, "ฝ่ายทะเบียน ชั้น ๑ · โปรดสอบถามรายการที่ครบถ้วนก่อนมา", 31, PAPER, True, "middle")


def line_group():
    out = rect(0, 0, W, H, MIST) + phone(120, 40, 430, 650, "กลุ่มชุมชน (ตัวอย่าง)")
    out += bubble(144, 132, 330, ["สำนักงานเขตคลองสามวา", "ขอแจ้งเอกสารที่ต้องเตรียม"], size=24)
    out += rect(144, 246, 330, 230, PAPER, 18) + rect(144, 246, 330, 60, TEAL, 18) + text(309, 286, "เตรียมอะไรบ้าง", 28, PAPER, True, "middle")
    for i, colour in enumerate((CORAL, GOLD, SAGE)):
        out += circle(204 + i * 104, 370, 38, colour) + rect(166 + i * 104, 424, 76, 10, LINE, 5) + rect(178 + i * 104, 444, 52, 10, LINE, 5)
    out += bubble(284, 496, 240, ["ขอบคุณครับ"], True, 25) + bubble(246, 576, 278, ["ส่งต่อให้ลูกบ้านแล้ว"], True, 25)
    out += text(640, 150, "ส่งอินโฟกราฟิกถึงประชาชน", 40, NAVY, True)
    for i, (words, colour) in enumerate((("LINE group ของชุมชน", SAGE), ("Facebook ของสำนักงานเขต", "#6c7fa8"), ("ป้าย ณ จุดบริการ", GOLD))):
        y = 200 + i * 120
        out += rect(640, y, 480, 94, PAPER, 16) + circle(696, y + 47, 28, colour) + text(744, y + 57, words, 30)
    return out + person(760, 640, 3, 0.9) + person(920, 640, 5, 0.9)


def one_stop():
    out = room() + rect(150, 50, 900, 100, NAVY, 16) + text(600, 117, "One Stop Service  จุดบริการเดียวเบ็ดเสร็จ", 42, PAPER, True, "middle")
    for i in range(4):
        x = 190 + i * 275
        out += rect(x - 60, 186, 120, 62, TEAL, 10) + text(x, 230, f"ช่อง {'๑๒๓๔'[i]}", 31, PAPER, True, "middle")
        out += person(x, 390, i + 1, 1.05)
    out += counter(40, 470, 1120)
    for i in range(4):
        out += rect(150 + i * 275, 440, 80, 32, PAPER, 4)
    return out + person(250, 640, 5, 1.05, True) + person(620, 640, 2, 1.05, True) + person(1010, 640, 4, 1.05, True) + plant(60, 650)


def all_sections():
    out = rect(0, 0, W, H, MIST) + text(600, 84, "ให้บริการครบทุกฝ่ายในจุดเดียว", 48, NAVY, True, "middle")
    out += text(600, 134, "ฝ่ายทะเบียน ชั้น ๑ สำนักงานเขตคลองสามวา", 32, GREY, False, "middle")
    names = ["ทะเบียน", "ปกครอง", "โยธา", "รายได้", "การคลัง", "สิ่งแวดล้อม", "การศึกษา", "เทศกิจ", "รักษาความสะอาด", "พัฒนาชุมชน"]
    for i, name in enumerate(names):
        side, k = divmod(i, 5)
        x, y = (60, 890)[side], 176 + k * 106
        out += line((330, 870)[side], y + 40, 600, 430, "#b9cdd0", 4)
        out += rect(x, y, 270, 82, PAPER, 14, LINE) + circle(x + 42, y + 41, 22, CLOTHES[i % 6]) + text(x + 78, y + 51, name, 28 if len(name) < 13 else 23, INK, True)
    out += circle(600, 430, 158, TEAL) + circle(600, 430, 138, PAPER)
    out += text(600, 410, "จุดเดียว", 48, NAVY, True, "middle") + text(600, 466, "One Stop", 36, TEAL, True, "middle") + text(600, 510, "Service", 36, TEAL, True, "middle")
    return out


def dashboard():
    out = rect(0, 0, W, H, "#eef3f4") + rect(0, 0, W, 96, NAVY)
    out += text(40, 62, "BMA OSS · สถิติการเข้าใช้งานระบบ", 40, PAPER, True) + text(1160, 60, "ตัวเลขสมมุติ", 30, GOLD, True, "end")
    for i, (words, number, colour) in enumerate((("คำขอเดือนนี้", "๑๒๔", TEAL), ("เสร็จตามกำหนด", "๙๖ %", SAGE), ("กำลังดำเนินการ", "๑๘", GOLD), ("ประหยัดการเดินทาง", "๑๐๖ ครั้ง", CORAL))):
        x = 40 + i * 285
        out += rect(x, 120, 265, 130, PAPER, 14) + rect(x, 120, 12, 130, colour, 6)
        out += text(x + 34, 164, words, 26, GREY) + text(x + 34, 228, number, 42, NAVY, True)
    out += rect(40, 276, 680, 420, PAPER, 14) + text(70, 324, "จำนวนคำขอรายเดือน", 30, NAVY, True)
    for i in range(4):
        out += line(80, 390 + i * 64, 690, 390 + i * 64, "#e3e9ea")
    out += bars(104, 636, [96, 118, 130, 152, 178, 214], 62, 38, [TEAL], ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."], 24)
    out += rect(740, 276, 420, 420, PAPER, 14) + text(770, 324, "ประเภทคำขอ", 30, NAVY, True)
    for i, (words, width) in enumerate((("ก่อสร้างอาคาร", 300), ("ประกอบกิจการ", 240), ("ชำระภาษี", 190), ("ขุดดิน ถมดิน", 120))):
        y = 364 + i * 82
        out += text(770, y + 14, words, 25) + rect(770, y + 26, 350, 22, "#e8eeef", 11) + rect(770, y + 26, width, 22, CLOTHES[i], 11)
    return out


def social_post():
    out = rect(0, 0, W, H, "#e8eef0") + rect(200, 30, 800, 680, PAPER, 16, LINE)
    out += circle(262, 92, 34, GOLD) + circle(262, 92, 22, NAVY) + text(314, 88, "สำนักงานเขตคลองสามวา (ตัวอย่าง)", 30, NAVY, True) + text(314, 122, "ประชาสัมพันธ์", 24, GREY)
    out += text(236, 180, "ยื่นคำขอออนไลน์ ไม่ต้องเดินทาง ติดตามสถานะได้ทุกขั้นตอน", 29)
    out += rect(200, 206, 800, 410, TEAL) + text(250, 292, "BMA OSS", 76, PAPER, True) + text(250, 348, "บริการออนไลน์ของกรุงเทพมหานคร", 29, PAPER)
    for i, words in enumerate(["สะดวก รวดเร็ว", "ประหยัดค่าเดินทาง", "ตรวจสอบสถานะได้"]):
        out += tick(276, 408 + i * 62, 1.0, GOLD) + text(316, 419 + i * 62, words, 32, PAPER, True)
    out += rect(720, 250, 210, 330, "#2b343b", 28) + rect(734, 266, 182, 298, PAPER, 18)
    out += rect(752, 290, 146, 40, MIST, 8) + rect(752, 346, 146, 40, MIST, 8) + rect(752, 402, 146, 40, MIST, 8) + rect(752, 486, 146, 48, TEAL, 24) + text(825, 519, "ยื่นคำขอ", 26, PAPER, True, "middle")
    for x, words in ((300, "ถูกใจ"), (560, "แสดงความคิดเห็น"), (870, "แชร์")):
        out += text(x, 672, words, 27, GREY, True, "middle" if x == 300 else "start")
    return out


def announcements():
    out = browser("เว็บไซต์สำนักงานเขต / การจัดซื้อจัดจ้าง (ตัวอย่าง)", "ประกาศต่าง ๆ เกี่ยวกับการจัดซื้อจัดจ้าง", OFFICE)
    rows = [("๒ ธ.ค. ๖๗", "ประกาศผลผู้ชนะ: ซื้อวัสดุสำนักงาน (ตัวอย่าง)"), ("๒๙ พ.ย. ๖๗", "ประกาศราคากลาง: จ้างปรับปรุงทางเท้า (ตัวอย่าง)"), ("๒๑ พ.ย. ๖๗", "ประกาศเชิญชวน: จ้างปรับปรุงทางเท้า (ตัวอย่าง)"), ("๔ พ.ย. ๖๗", "สรุปผลการจัดซื้อจัดจ้าง เดือนตุลาคม ๒๕๖๗"), ("๑ พ.ย. ๖๗", "แผนการจัดซื้อจัดจ้าง ประจำปี ๒๕๖๘")]
    for i, (day, words) in enumerate(rows):
        y = 222 + i * 92
        out += rect(100, y, 1000, 76, "#f6f9f9", 10, LINE) + text(126, y + 48, day, 25, TEAL, True) + text(290, y + 48, words, 27)
        out += file_icon(956, y + 7, "PDF", CORAL) + file_icon(1024, y + 7, "XLSX", SAGE)
    return out


def line_check():
    out = rect(0, 0, W, H, MIST) + phone(80, 36, 520, 660, "กลุ่มตรวจทานข้อมูล (ตัวอย่าง)")
    out += bubble(104, 128, 440, ["สรุปผลจัดซื้อจัดจ้าง เดือน ธ.ค.", "ขอให้ช่วยตรวจก่อนเผยแพร่"])
    out += rect(104, 240, 330, 92, PAPER, 16) + file_icon(124, 254, "XLSX", SAGE) + text(192, 294, "สรุปผล ธ.ค. ๖๗", 25)
    out += bubble(226, 348, 350, ["ขาดแหล่งที่มาของงบประมาณ", "๒ รายการ"], True)
    out += bubble(104, 462, 300, ["แก้ไขแล้ว ส่งใหม่"])
    out += bubble(246, 540, 330, ["ครบทุกองค์ประกอบ", "นำส่งเผยแพร่ได้"], True)
    out += text(660, 130, "ตรวจก่อนเผยแพร่", 46, NAVY, True)
    for i, words in enumerate(["ความเรียบร้อย", "ความถูกต้อง", "ครบตามองค์ประกอบ", "ผู้ตรวจไม่ใช่ผู้จัดทำ"]):
        y = 168 + i * 92
        out += rect(660, y, 460, 74, PAPER, 14) + tick(706, y + 37) + text(748, y + 47, words, 31)
    return out + person(780, 660, 0, 0.8) + person(960, 660, 3, 0.8)


def monthly_downloads():
    out = browser("เว็บไซต์สำนักงานเขต / สรุปผลรายเดือน (ตัวอย่าง)", "“โปร่งใส ไม่ส่วย”", "ด้วยความสุจริต โปร่งใส ตรวจสอบได้")
    out += text(100, 250, "สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ", 34, NAVY, True)
    for i, year in enumerate(["๒๕๖๘", "๒๕๖๗", "๒๕๖๖"]):
        out += rect(100 + i * 190, 276, 170, 54, TEAL if i == 0 else "#eef2f3", 27) + text(185 + i * 190, 312, f"ปี {year}", 28, PAPER if i == 0 else INK, True, "middle")
    months = ["ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม"]
    for i, month in enumerate(months):
        x, y = 100 + (i % 2) * 510, 356 + (i // 2) * 110
        done = i < 3
        out += rect(x, y, 490, 92, "#f6f9f9" if done else PAPER, 12, LINE) + text(x + 26, y + 56, month, 31, INK if done else GREY, done)
        if done:
            out += file_icon(x + 300, y + 15, "PDF", CORAL) + file_icon(x + 364, y + 15, "XLSX", SAGE) + tick(x + 452, y + 46, 0.8)
        else:
            out += text(x + 464, y + 56, "ยังไม่ถึงกำหนด", 25, GREY, False, "end")
    return out


PICTURES = {
    "i5-website": website,
    "i5-city-procurement": city_procurement,
    "e1-manual-rack": manual_rack,
    "e1-briefing": lambda: meeting("ชี้แจงมาตรฐานการให้บริการ", ["ยึดถือคู่มือการให้บริการ", "ชักซ้อมขั้นตอนและเวลา", "เท่าเทียม ไม่เลือกปฏิบัติ"], 10),
    "e1-satisfaction-form": satisfaction_form,
    "e1-monthly-summary": monthly_summary,
    "e2-questionnaire": questionnaire,
    "e2-follow-up-meeting": lambda: round_table("ติดตามผลการให้บริการ", ["ผลความพึงพอใจรายเดือน", "ข้อที่ต้องปรับปรุง", "แก้ไขและกำหนดผู้รับผิดชอบ"]),
    "e4-infographic": infographic,
    "e4-line-group": line_group,
    "e5-one-stop-service": one_stop,
    "e5-all-sections": all_sections,
    "e6-dashboard": dashboard,
    "e6-social-post": social_post,
    "o15-announcements": announcements,
    "o15-officers-meeting": lambda: round_table("รายงานผลการจัดซื้อจัดจ้าง", ["องค์ประกอบที่ต้องครบ", "ผู้จัดทำและผู้ตรวจ", "กำหนดส่งทุกเดือน"], True),
    "o15-line-check": line_check,
    "o15-monthly-downloads": monthly_downloads,
}


def band():
    return (
        rect(0, H - BAND, W, BAND, "#fff6dc") + rect(0, H - BAND, W, 4, GOLD)
        + text(W / 2, H - 27, "ภาพจำลองเพื่อสาธิต ไม่ใช่ภาพเหตุการณ์จริง · Made-up picture for demonstration", 33, "#5c4406", True, "middle")
    )


def draw(name):
    page = (
        '<!doctype html><html lang="th"><meta charset="utf-8"><style>html,body{margin:0}'
        'svg{display:block;font-family:Sarabun,"TH Sarabun New",Laksaman,Loma,sans-serif}</style>'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{W}" height="{H}" viewBox="0 0 {W} {H}">{PICTURES[name]()}{band()}</svg></html>'
    )
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "picture.html")
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                os.environ.get("CHROMIUM", "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                f"--user-data-dir={folder}/profile", f"--window-size={W},{H}",
                f"--screenshot={HERE / 'photos' / (name + '.png')}", source.as_uri(),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    (HERE / "photos").mkdir(exist_ok=True)
    for wanted in sys.argv[1:] or PICTURES:
        draw(wanted)
        print(wanted)
