# What every page says of issues.

# In the bar, behind the link to the issues, for screen readers.
badge = { $count ->
    [one] , one issue of high priority
   *[other] , { $count } issues of high priority
}
