"""Servers of git where visas are given: GitHub and its kin, Gitea and Forgejo, each behind one small protocol.

They are read to the end or not at all: a list that is cut short, an answer that cannot be understood, a fault of the
network are a `ForgeError`, which makes the decision ERROR and never a pass.
"""
