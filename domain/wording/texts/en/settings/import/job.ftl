# Why an upload was refused, and why an import failed.

another_upload = Another file is being uploaded. Wait until it is done.
too_many = Too many files are open. Wait until one is done.
no_file = Choose a file first.
too_large = The file is larger than 2 GiB. Split it.
all_too_large = The open files would take more than 4 GiB. Discard one that is done.
not_looked_at = The file could not be checked. This is a fault in GreenPulse; please report it.
not_kept = The file could not be saved for checking: { $why }.
upload_broke_off = The upload was interrupted: { $why }.
database_failed = The database did not accept it. { $stored ->
    [one] { $stored } new reading is stored
   *[other] { $stored } new readings are stored
}; import the file again to complete it.
