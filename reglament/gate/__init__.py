"""The visa gate: whose visas a package needs, which of them it has, and whether it may go forward (clauses 16, 20-30).

Everything here is a pure function of values: no network, no clock, no git. Whatever cannot be decided is an ERROR,
never a pass, and silence is never consent.
"""
