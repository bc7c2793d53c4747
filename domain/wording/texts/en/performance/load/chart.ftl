# The texts of the charts of a building's load: heat map, mean day, load duration curve.

# What the heat map shows, for those who do not see it.
heat_alt = Each hour, { $range }, as a shade, one column a day: the darker, the higher the use.

# The caption of the heat map's table.
heat_caption = Each day: average and highest hour ({ $unit })

# The heads of the heat map's table.
heat_columns = Day | Average | Highest | At

# The mean day's line of the weekend.
typical_weekend = Saturday and Sunday

# The mean day's line of working days.
typical_weekdays = Monday to Friday

# The caption of the mean day's table.
typical_caption = The average of each hour of the day

# The heads of the mean day's table.
typical_columns = Hour | Monday to Friday | Weekend

# The caption of the load duration curve's table.
duration_caption = The load that is reached or exceeded, in { $unit }

# What the load duration curve shows, for those who do not see it.
duration_alt = Loads from the highest to the lowest: half of the time at least { $half } { $unit }, nine tenths at least { $nine_tenths } { $unit }.

# The unit of the axis along the load duration curve.
duration_across = % of the time

# The load duration curve's line.
duration_line = at least

# The heads of the load duration curve's table.
duration_columns = Share of the time | At least

# What the mean day shows, for those who do not see it.
typical_alt = An average day by hour: from Monday to Friday it is highest at { $clock }.
