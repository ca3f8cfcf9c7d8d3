"""What two language versions of a text state alike: dates, numbers, references, quantities, names (clause 21)."""

from reglament.parity.align import Aside, Pair, aligned, unequal
from reglament.parity.compare import Difference, compare
from reglament.parity.extract import facts
from reglament.parity.fact import Fact, FactKind, Unit

__all__ = ["Aside", "Difference", "Fact", "FactKind", "Pair", "Unit", "aligned", "compare", "facts", "unequal"]
