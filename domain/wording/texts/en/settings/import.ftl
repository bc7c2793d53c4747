# The page of file imports and of the export. Leaves out how each file is doing (`progress`).

# The title.
title = Import and export

# The title of the page of one file.
file_title = A file

# The headline.
headline = Bring in data from other programs.

# Below the headline.
lede = CSV with a time and values, Green Button, Portfolio Manager meter entries, Home Assistant statistics, Excel. Nothing is stored until you have checked what was recognized; importing a file twice changes nothing.

# Before the reason why an upload was refused.
refused = Not accepted.

# The field of the file.
file = File

# The button of the upload.
upload = Upload and preview

# The heading of the files that are kept.
jobs = Uploaded files

# The heading of the export.
export = Export

# Below the heading of the export.
export_lede = Every reading as it arrived, in a CSV that you can import again.

# The link to the export.
export_all = Download all readings
