// What the theme leaves out for readers who use a keyboard or a screen reader.
function complete() {
  document.querySelectorAll("nav.md-code__nav:not([aria-label])").forEach((nav, number) => {
    nav.setAttribute("aria-label", `Code block ${number + 1}`);
  });
  document.querySelectorAll(".md-version__current").forEach((button) => {
    const name = `${button.textContent.trim()}, select another version`;
    if (button.getAttribute("aria-label") !== name) {
      button.setAttribute("aria-label", name);
    }
  });
  document.querySelectorAll("pre > code, .md-typeset__scrollwrap").forEach((block) => {
    if (block.scrollWidth > block.clientWidth) {
      block.setAttribute("tabindex", "0"); // so that the arrow keys move it
    }
  });
}
new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
window.addEventListener("resize", complete);
window.addEventListener("load", complete);
complete();
