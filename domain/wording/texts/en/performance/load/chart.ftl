# The texts of the charts of a building's load: heat map, mean day, load duration curve.

heat_alt = Each hour, { $range }, as a shade, one column a day: the darker, the higher the use.
heat_caption = Each day: average and highest hour ({ $unit })
heat_columns = Day | Average | Highest | At
typical_weekend = Saturday and Sunday
typical_weekdays = Monday to Friday
typical_caption = The average of each hour of the day
typical_columns = Hour | Monday to Friday | Weekend
duration_caption = The load that is reached or exceeded, in { $unit }
duration_alt = Loads from the highest to the lowest: half of the time at least { $half } { $unit }, nine tenths at least { $nine_tenths } { $unit }.
duration_across = % of the time
duration_line = at least
duration_columns = Share of the time | At least
typical_alt = An average day by hour: from Monday to Friday it is highest at { $clock }.
