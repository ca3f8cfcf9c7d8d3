"""The formats of papers: JSON Schemas, their check, sentences about what is wrong.

`Schemas(folder).check(source)` gives findings; their texts are in `reglament.rules.schema_findings`.
"""

from reglament.schema.check import Schemas

__all__ = ["Schemas"]
