# The lines that pages show of open issues.

# Leads to the page of an issue.
see_details = See details

# Leads to the issues that are not shown.
see_all = See all { $count } issues
