"""Pure rules of the quiz: no input or output, no clock, no await."""
