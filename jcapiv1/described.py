"""Docstrings that tell of attributes too: `help()` shows what editors show."""

from __future__ import annotations

__all__ = ["described"]


def described(cls: type, text: str, title: str, types: dict[str, str]) -> str:
    """`text`, and under a title the text behind each attribute in the source of the class.

    `types` has the attributes to tell of, each with its type. Without a source, as in a frozen
    program, it is `text` alone.
    """
    # Here, since `help()` alone needs them.
    import ast
    import inspect
    import textwrap
    from itertools import pairwise

    try:
        source = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    except (OSError, TypeError, SyntaxError):
        return text
    lines = [inspect.cleandoc(text), "", f"{title}:"]
    body = source.body if isinstance(source, ast.ClassDef) else []
    for field, said in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(said, ast.Expr):
            name, words = ast.unparse(field.target), " ".join(ast.literal_eval(said.value).split())
            if name in types:
                line = f"{name} ({types[name]}): {words}"
                lines.append(
                    textwrap.fill(line, 88, initial_indent="    ", subsequent_indent=" " * 8)
                )
    return "\n".join(lines)
