# The methods of a baseline.

# By degree hours.
degree_hours = Degree hours and weekends, by days

# By the hours of the week.
hourly = Hour by hour of the week

# By CalTRACK.
caltrack = CalTRACK 2.0 (for auditors)
