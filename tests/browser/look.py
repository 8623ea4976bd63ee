"""How an element looks, to be compared with how another does."""

# Computed style without what follows from the width of the text.
LOOK = """button => {
    const style = getComputedStyle(button);
    const compared = [...style].filter(name => !/width|inline-size|transform-origin|perspective-origin/.test(name));
    return Object.fromEntries(compared.map(name => [name, style.getPropertyValue(name)]));
}"""
