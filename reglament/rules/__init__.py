"""The Regulation as rules: one module for each chapter, plus families that cut across."""
