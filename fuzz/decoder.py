"""Fuzz the decoder: whatever bytes an answer has, a call gets a model or a DecodeException.

Run by `tox -e fuzz`; arguments are libFuzzer's.
"""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

import atheris

with atheris.instrument_imports(include=["jcapiv1"]):
    # By their modules: what is imported lazily later would not be watched.
    import jcapiv1
    import jcapiv1.api_client
    import jcapiv1.core.decode
    from jcapiv1 import models
    from jcapiv1.core.encode import encode_body
    from jcapiv1.core.model import Model
    from jcapiv1.rest import RESTResponse

from urllib3 import HTTPHeaderDict

TYPES = sorted(name for name in models.__all__ if issubclass(getattr(models, name), Model))
FIELDS = sorted({wire for name in TYPES for wire in getattr(models, name).attribute_map.values()})
CLIENT = jcapiv1.ApiClient(jcapiv1.Configuration(host="http://127.0.0.1:9/api"))


def value(data: atheris.FuzzedDataProvider, depth: int) -> Any:
    """A JSON value of real fields in any arrangement."""
    kind = data.ConsumeIntInRange(0, 8 if depth else 6)
    if kind == 8:
        return [value(data, depth - 1) for _ in range(data.ConsumeIntInRange(0, 3))]
    if kind == 7:
        names = [data.PickValueInList(FIELDS) for _ in range(data.ConsumeIntInRange(0, 5))]
        return {name: value(data, depth - 1) for name in names}
    return [
        None,
        data.ConsumeBool(),
        data.ConsumeInt(9),
        data.ConsumeFloat(),
        data.ConsumeUnicode(12),
        "2021-02-11T20:57:14.837Z",
        data.ConsumeString(8),
    ][kind]


def body(data: atheris.FuzzedDataProvider) -> bytes:
    """Any bytes, or a document of the right kind with a byte or two gone wrong."""
    if data.ConsumeBool():
        return data.ConsumeBytes(data.remaining_bytes())
    text = json.dumps(value(data, 5)).encode()
    if data.ConsumeBool():
        return text
    place = data.ConsumeIntInRange(0, len(text))
    return text[:place] + data.ConsumeBytes(2) + text[place + data.ConsumeIntInRange(0, 2) :]


def check(raw: bytes) -> None:
    data = atheris.FuzzedDataProvider(raw)
    kind = data.PickValueInList(TYPES)
    answer = RESTResponse(200, "OK", HTTPHeaderDict(), body(data))
    try:
        found = CLIENT.deserialize(answer, kind)
    except jcapiv1.DecodeException as error:
        assert error.status == 200
        assert error.body is not None
        assert isinstance(error.path, str)
        assert str(error)
        return
    assert type(found).__name__ == kind
    assert isinstance(found.to_dict(), dict)
    assert found.to_str()
    # What was read can be written, and reads the same.
    try:
        again = encode_body(found)
    except ValueError:
        return  # a lone surrogate: JSON can hold it, UTF-8 cannot
    assert CLIENT.deserialize(RESTResponse(200, "OK", answer.headers, again), kind) == found


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
