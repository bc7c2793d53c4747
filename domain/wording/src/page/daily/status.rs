//! System health: whether all parts run, what comes in, what could not be read.

use crate::room::texts;

texts! { "daily/status";
    /// The headline if no part is down.
    all_run();
    /// The headline if one is.
    one_down();
    /// Behind the headline: what came in the last minute.
    readings_in(readings: usize);
    /// Behind it: messages that could not be read.
    unreadable(count: usize);
    /// Behind it: new meters wait to be let in.
    meters_wait();
    /// The heading of the parts.
    parts();
    /// A part works.
    works();
    /// A part does not answer.
    down();
    /// The part that takes messages in.
    broker();
    /// It is not connected yet, in a word.
    starting();
    /// The same in a sentence.
    not_connected();
    /// The broker: its address, and the devices at it if it is ours.
    broker_up(address: &str, devices: Option<u64>);
    /// The broker has not accepted our subscriptions yet.
    broker_connecting(address: &str);
    /// The broker's access rules refuse topics.
    broker_refuses(address: &str, refused: usize, topics: usize);
    /// There is no connection to the broker: in which way, and in the words of the error.
    broker_away(address: &str, way: &str, error: &str);
    /// The broker has stopped.
    broker_stopped(address: &str);
    /// The sessions that the broker keeps.
    sessions();
    /// A part has no room left.
    full();
    /// Devices that are away.
    absent(count: u64);
    /// What waits for devices that are away or slow.
    queued(kilobytes: u64);
    /// Sessions that made place for others, and when the last one did.
    made_place(count: u64, last: &str);
    /// Messages that reached no one.
    dropped(count: u64);
    /// The part that stores.
    database();
    /// It cannot be written.
    failing();
    /// It does not answer.
    database_away();
    /// It works: its version.
    database_version(version: &str);
    /// It answers, and has trouble.
    database_trouble(version: &str, trouble: &str);
    /// The part before the pipeline.
    queue();
    /// Nothing waits in it.
    empty();
    /// It is far from full.
    moves();
    /// It gets full.
    fills();
    /// How much waits in it.
    waiting_in_queue(waiting: u64, most: u64);
    /// The part that several servers would share.
    cache();
    /// It is not in use.
    not_used();
    /// Why not.
    cache_hint();
    /// The heading of what comes in.
    rates();
    /// The mean of the last minute.
    readings_a_second();
    /// Of which time that is.
    readings_a_second_hint();
    /// All readings since the start.
    readings_stored();
    /// Since when that is, and how many came again.
    readings_stored_hint(since: &str, repeated: u64);
    /// All messages since the start.
    messages();
    /// In how many commits they were stored, and when the last one was.
    messages_hint(commits: u64, last: Option<&str>);
    /// The heading of the new meters.
    new_meters(count: usize);
    /// The state of meters that wait.
    waiting();
    /// Lets them in.
    let_in();
    /// Leads to their list.
    see_which();
    /// The topics of a client, in a list.
    topics_of(client: &str, topics: i64);
    /// Too many new meters came at once. `clients` is a list of the above.
    too_many(topics: i64, messages: i64, clients: &str);
    /// Not all new meters are shown.
    [3] first_fifty();
    /// There are no new meters. A command line follows.
    no_new_meters();
    /// What is known of a new meter: its dialect, its values and when they came.
    new_meter(dialect: &str, values: &str, at: Option<&str>);
    /// The heading of the messages that could not be read.
    quarantine(count: i64);
    /// Deletes them.
    delete();
    /// What is kept of them.
    quarantine_hint(most: usize);
    /// How many had to go.
    evicted(count: u64);
    /// Where and when a message came.
    came(topic: &str, when: &str);
    /// Stands for a message without content.
    no_payload();
    /// Where the database is stored.
    disk();
    /// How much room is left there.
    disk_free(gigabytes: &str);
    /// Less than a gigabyte is left.
    tight();
    /// Files that were imported.
    imports();
    /// The last one that ended: its name, its readings, and when.
    last_import(file: &str, readings: u64, when: &str);
    /// The last one failed.
    import_failed(file: &str, when: &str);
    /// There was none.
    no_import();
    /// Behind the headline: meters that used to send by themselves and are silent.
    meters_late(count: usize);
    /// The heading of the meters that are late.
    late(count: usize);
    /// None is.
    none_late();
    /// What would do.
    late_hint();
    /// When such a meter last sent.
    last_heard(when: &str);
    /// Not all are shown.
    more_late(count: usize);
}
