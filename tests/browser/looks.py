"""What can be measured of how a page looks: text that is cut off, targets too small, focus, contrast.

Each is a function in the browser's language; those about the whole page return a list of what is wrong.
"""

import re

# All computed properties but where the two stand. Nothing else may differ, sizes included.
LOOK = """element => {
    const style = getComputedStyle(element);
    const compared = [...style].filter(name => !/^(inset|top|bottom|left|right)/.test(name));
    return Object.fromEntries(compared.map(name => [name, style.getPropertyValue(name)]));
}"""

# Text lost: beyond the window's sides, out of the box that holds it, or in a box that cuts it off for good.
LOST_TEXT = """() => {
    const lost = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, words = text.data.trim(), parent = text.parentElement;
        if (!words || !parent.checkVisibility() || parent.closest(".skip, thead, script, noscript, option")) continue;
        let box = parent;
        while (getComputedStyle(box).display === "inline") box = box.parentElement;
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right } = box.getBoundingClientRect();
        for (const line of range.getClientRects()) {
            if (line.left < left - 1 || line.right > right + 1) lost.push(`beyond its box: ${words}`);
            if (line.left < -1 || line.right > innerWidth + 1) lost.push(`beyond the window: ${words}`);
        }
        for (let frame = box; frame; frame = frame.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(frame);
            const isWide = frame.scrollWidth > frame.clientWidth + 1;
            const isHigh = frame.scrollHeight > frame.clientHeight + 1;
            if (isWide && /hidden|clip/.test(overflowX)) lost.push(`cut off: ${words}`);
            if (isWide && /auto|scroll/.test(overflowX)) lost.push(`in a box that scrolls sideways: ${words}`);
            if (isHigh && /hidden|clip/.test(overflowY)) lost.push(`cut off: ${words}`);
        }
    }
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) lost.push(`scrolls sideways: ${scrollWidth}`);
    return [...new Set(lost)];
}"""

# WCAG 2.2, 2.5.8: at least 24 by 24, or a circle of that size around it meets no other target. Links within a
# sentence are exempt. In the banner nothing is. Where it or a dialog is open, that alone is measured:
# it lies over the rest.
SMALL_TARGETS = """() => {
    const banner = document.getElementById("site-consent");
    const above = document.querySelector("dialog[open]") || (banner.checkVisibility() ? banner : null);
    const targets = [...document.querySelectorAll("a, button, input, select, textarea, summary")]
        .filter(element => element.checkVisibility() && !element.matches(".skip"))
        .filter(element => !above || above.contains(element))
        .map(element => ({ element, box: (element.closest("label") || element).getBoundingClientRect() }));
    const isSmall = ({ box }) => box.width < 24 || box.height < 24;
    const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
    const beyond = (point, from, to) => Math.max(from - point, 0, point - to);
    const distance = ([x, y], target) => isSmall(target)
        ? Math.hypot(x - middle(target)[0], y - middle(target)[1]) - 12
        : Math.hypot(beyond(x, target.box.left, target.box.right), beyond(y, target.box.top, target.box.bottom));
    const isInSentence = ({ element }) => getComputedStyle(element).display === "inline"
        && element.parentElement.textContent.trim() !== element.textContent.trim();
    const isExempt = target => !banner.contains(target.element)
        && (isInSentence(target) || targets.every(other => other === target || distance(middle(target), other) >= 12));
    return targets.filter(isSmall).filter(target => !isExempt(target))
        .map(({ element, box }) => `${box.width}x${box.height} ${element.outerHTML}`);
}"""

# What has the focus: whether it is marked, and how much of it can be seen where nothing else lies over it.
FOCUS = """() => {
    const element = document.activeElement, banner = document.getElementById("site-consent");
    if (element === document.body || element.localName === "iframe") return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    let seen = 0, points = 0;
    for (const { left, top, width, height } of element.getClientRects()) {
        for (const across of [.1, .5, .9]) for (const down of [.1, .3, .5, .7, .9]) {
            const there = document.elementFromPoint(left + across * width, top + down * height);
            points += 1;
            seen += there && (element.contains(there) || element.labels?.[0]?.contains(there)) ? 1 : 0;
        }
    }
    return {
        html: element.outerHTML.slice(0, 160),
        isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        isInBanner: banner.contains(element),
        seen: seen / points,
    };
}"""


def contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of a colour on an opaque ground, as browsers write them (WCAG 2.2, 1.4.3)."""
    *under, opacity = _parts(ground)
    assert opacity == 1, ground
    *over, opacity = _parts(colour)
    blended = [opacity * top + (1 - opacity) * bottom for top, bottom in zip(over, under, strict=True)]
    lighter, darker = sorted((_luminance(blended), _luminance(under)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _parts(colour: str) -> tuple[float, float, float, float]:
    """Return red, green and blue from 0 to 255, and opacity from 0 to 1."""
    assert re.fullmatch(r"rgba?\([\d., ]+\)", colour), colour
    red, green, blue, *opacity = (float(part) for part in re.findall(r"[\d.]+", colour))
    return red, green, blue, opacity[0] if opacity else 1


def _luminance(parts: list[float]) -> float:
    shares = (part / 255 for part in parts)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
