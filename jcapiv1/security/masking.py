"""Keeping secrets out of whatever a person or a log may see."""

from __future__ import annotations

from collections.abc import Iterable

from jcapiv1.security.credentials import MASK

__all__ = ["mask", "mask_name"]


def mask(text: str, secrets: Iterable[str]) -> str:
    """`text` with every occurrence of a secret replaced by ***.

    A text in which a secret shows only once its escapes are resolved is masked as a whole. Of a
    long one with escapes only the beginning is kept, since all that is kept has to be searched.
    """
    # The longest first: one secret may hold another, as a prefixed key holds the key.
    known = sorted(filter(None, secrets), key=len, reverse=True)
    for secret in known:
        if secret in text:
            text = text.replace(secret, MASK)
    if known and ("\\" in text or "%" in text or "&" in text):
        from jcapiv1.security.escapes import mask_escaped  # here, since most texts have no escapes

        return mask_escaped(text, known)
    return text


def mask_name(name: str, secrets: Iterable[str]) -> str:
    """The name of a header; servers and proxies on the way may have changed its case."""
    lower = name.lower()
    known = list(filter(None, secrets))
    return MASK if any(secret.lower() in lower for secret in known) else mask(name, known)
