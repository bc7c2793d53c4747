//! The form for a meter reading, and its errors.

use crate::room::texts;

texts! { "daily/reading";
    /// The window's title, and the headline.
    title();
    /// What the form is for.
    lede();
    /// The heading if there is no meter.
    no_meters();
    /// What to do then.
    [3] no_meters_hint();
    /// The summary of an error.
    [5] not_saved();
    /// The meter that was read.
    meter();
    /// What the reading is.
    kind();
    /// It is what the counter shows.
    register();
    /// What that is.
    register_hint();
    /// It is an amount.
    amount();
    /// What that is.
    amount_hint();
    /// The value.
    value();
    /// The chosen meter has no reading.
    no_last();
    /// The last reading of the chosen meter.
    last(value: &str, when: &str);
    /// A meter's channel in the list.
    choice(building: Option<&str>, meter: &str, channel: &str);
    /// The day of the reading.
    date();
    /// Its time of day.
    time();
    /// By whose clock the time is.
    zone(place: &str);
    /// When the time of an amount began.
    start();
    /// The day on which it began.
    start_date();
    /// The time of day at which it began.
    start_time();
    /// A note, and that it may be left out.
    [2] note();
    /// Sends the form.
    save();
    /// Leaves the form.
    cancel();
    /// No meter was chosen.
    choose_meter();
    /// The meter was removed meanwhile.
    gone();
    /// What would do as a value.
    a_number();
    /// A value below 0.
    negative();
    /// A time before all that is kept.
    too_early();
    /// An amount whose time ends before it begins.
    backwards();
    /// The database does not answer.
    not_stored();
    /// The database stopped to answer in between.
    note_not_stored();
    /// A time in the future.
    in_future(given: &str, now: &str);
    /// There is another reading of that time.
    taken(at: &str, value: &str);
    /// An amount for a meter of registers.
    is_register(meter: &str);
    /// A register for a meter of amounts.
    is_interval(meter: &str);
    /// A register below the one before, which is given with its time.
    lower(value: &str, when: &str);
    /// A register above the one after, which is given with its time.
    higher(value: &str, when: &str);
    /// How a doubtful figure is stored all the same.
    say_in_note();
}
