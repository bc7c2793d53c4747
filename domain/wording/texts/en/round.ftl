# What is said away from a desk: the monthly round of meters that are read by hand, photos of meters, readings that wait on a
# device without a network, the screen on a wall.

title = Meter round
headline = Read your meters
lede = All meters that are read by hand, one after the other. Leave out what you did not read.
no_meters = No meter is read by hand
no_meters_hint = Meters appear here once their latest reading was <a>added by hand</a> or came from a file.
date = Date
time = Time
zone = In { $zone }
no_building = Without a building
last = Last: { $figure } on { $day }
photo_label = Photo
photo_hint = Photos: JPEG or PNG, up to 5 MB each
photo = Photo
is_right = It is right
lower = This is lower than the last reading. Is a digit missing?
more = This is far more than usual. Is it right?
# $since is a day or a time: "November 2".
much = That is { $used } since { $since }, far more than usual (about { $usual }).
save = Save readings
saved = { $count ->
    [one] One reading saved.
   *[other] { $count } readings saved.
}
not_all_saved = { $saved ->
    [0] Nothing is saved yet.
    [one] One reading is saved.
   *[other] { $saved } readings are saved.
} { $left ->
    [one] One needs <a>another look</a>.
   *[other] { $left } need <a>another look</a>.
}
saved_figure = Saved: { $figure }
nothing = Enter at least one reading.
no_photo = This file is not a JPEG or PNG. Choose a photo of the meter.
large_photo = This photo is larger than 5 MB. Choose a smaller one.
photo_not_kept = The reading was saved, but not its photo. Try the photo again in a moment.
broken_off = The form did not arrive whole. Photos may be up to 5 MB each, 30 MB together.
photo_again = Choose the photo again.
waiting = Waiting on this device
waiting_lede = These readings are sent as soon as GreenPulse can be reached.
waiting_banner = Readings waiting on this device: | .
waiting_link = Show
sign_in_first = To send them, <a>sign in</a>.
kept = Saved on this device. It will be sent when you are connected.
not_kept = This device could not save it. Write it down, and enter it when you are connected.
with_photo = with a photo
refused = Not accepted:
correct = Correct
discard = Discard
sign_out_anyway = Some readings still wait on this device, and signing out deletes them. Sign out anyway?
wall = Wall view
