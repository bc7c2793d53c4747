# How far back the page of a building's load looks: as a label, and within a sentence.

# Four weeks.
month = 4 weeks | the last 4 weeks

# Twelve weeks.
quarter = 12 weeks | the last 12 weeks

# A year.
year = A year | the last year
