# Why an upload was refused, and why an import failed.

# Another upload runs.
another_upload = Another file is being uploaded. Wait until it is done.

# All files that can be kept are being read.
too_many = Too many files are open. Wait until one is done.

# The form came without a file.
no_file = Choose a file first.

# A file is larger than any that is kept.
too_large = The file is larger than 2 GiB. Split it.

# All files together are larger than what is kept.
all_too_large = The open files would take more than 4 GiB. Discard one that is done.

# The inspection of a file died.
not_looked_at = The file could not be checked. This is a fault in GreenPulse; please report it.

# A file could not be written to disk.
not_kept = The file could not be saved for checking: { $why }.

# An upload ended early.
upload_broke_off = The upload was interrupted: { $why }.

# The database failed during an import.
database_failed = The database did not accept it. { $stored ->
    [one] { $stored } new reading is stored
   *[other] { $stored } new readings are stored
}; import the file again to complete it.
