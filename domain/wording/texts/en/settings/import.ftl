# The page of file imports and of the export. Leaves out how each file is doing (`progress`).

title = Import and export
file_title = A file
headline = Bring in data from other programs.
lede = CSV with a time and values, Green Button, Portfolio Manager meter entries, Home Assistant statistics, Excel. Nothing is stored until you have checked what was recognized; importing a file twice changes nothing.
refused = Not accepted.
file = File
upload = Upload and preview
jobs = Uploaded files
export = Export
export_lede = Every reading as it arrived, in a CSV that you can import again.
export_all = Download all readings
