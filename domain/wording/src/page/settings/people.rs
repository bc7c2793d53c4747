//! The people with accounts, and the page of one.

use crate::room::texts;

texts! { "settings/people";
    /// Title of the pages.
    title();
    /// How many have an account.
    headline(people: usize);
    /// Below the headline.
    lede();
    /// Below the headline, as long as there are no accounts.
    lede_first();
    /// The button that adds somebody, and the title of its form.
    add();
    /// The button that makes the first administrator.
    make_admin();
    /// Below that title.
    add_lede();
    /// The link to the record of what was done.
    to_audit();
    /// The heading of the list.
    list();
    /// A person in the list: the role, the buildings, when they were last seen.
    row(role: &str, sees: &str, seen: &str);
    /// A role.
    role(role: &str);
    /// A role to choose, with what it allows.
    role_choice(role: &str);
    /// Somebody sees everything.
    sees_all();
    /// Somebody sees nothing.
    sees_nothing();
    /// Somebody sees several buildings.
    sees_buildings(buildings: usize);
    /// When somebody was last here.
    last_seen(ago: &str);
    /// Somebody never signed in.
    never_seen();
    /// Somebody has not chosen a password.
    no_password();
    /// The mark of somebody who may not sign in.
    is_disabled();
    /// The label of the name to sign in with.
    login();
    /// Its hint.
    login_hint();
    /// The label of the name.
    name();
    /// Its hint.
    name_hint();
    /// The label of the e-mail address.
    email();
    /// The field of the department.
    department();
    /// Below the field of the department.
    department_hint();
    /// In no department.
    no_department();
    /// The label of the number elsewhere.
    external_id();
    /// Its hint.
    external_id_hint();
    /// The hint of their language.
    language_hint();
    /// The label of the role.
    role_label();
    /// The fault of a role that does not exist.
    choose_role();
    /// The label of which buildings.
    sees_label();
    /// Its hint.
    sees_hint();
    /// The choice of some buildings.
    some_buildings();
    /// The choice of all buildings.
    all_buildings();
    /// The heading of the boxes of a site.
    buildings_of(site: &str);
    /// The button that adds somebody.
    make();
    /// The button that saves a person.
    save();
    /// After somebody was added.
    made();
    /// After somebody was added, and sent an invitation.
    invited();
    /// After a link was sent.
    mailed();
    /// Whether somebody new is sent an invitation.
    mail_with_it();
    /// The button that sends an invitation.
    mail_invite();
    /// The button that sends a link to choose a new password.
    mail_reset();
    /// How links could be sent by mail.
    mail_unset();
    /// A person without an e-mail address.
    mail_no_address();
    /// A letter is about to be sent.
    mail_waiting(email: &str);
    /// A letter was put off.
    mail_again(email: &str, why: &str);
    /// A letter was taken by the mail server.
    mail_sent(email: &str, ago: &str);
    /// A letter was given up.
    mail_failed(email: &str, why: &str);
    /// What went wrong with a letter, and what the mail server says.
    mail_fault(kind: &str, told: &str);
    /// After a person was saved.
    saved();
    /// After somebody was signed out.
    signed_out();
    /// After somebody was disabled.
    disabled();
    /// After somebody was enabled.
    enabled();
    /// After somebody was removed.
    removed();
    /// Above a link that was just made.
    copy_link();
    /// Below that link.
    link_is_good();
    /// The heading of sessions and deeds.
    access();
    /// In how many browsers somebody is signed in.
    sessions(sessions: usize);
    /// The button that makes a first link.
    invite();
    /// The button that makes a link for a new password.
    reset();
    /// The button that ends all sessions.
    sign_out();
    /// The button that disables.
    disable();
    /// The button that enables.
    enable();
    /// The button that removes.
    remove();
    /// What it does.
    remove_lede();
    /// The button that does it.
    remove_for_good();
    /// What these deeds do.
    access_explained();
    /// What the first page of the settings tells.
    home_text(people: usize);
    /// The button to look through their eyes.
    see_as();
    /// The heading of the people of the demo.
    demo_people();
    /// Below that heading.
    demo_people_lede();
    /// The button to be one of them.
    be();
    /// Somebody of the demo.
    demo_person(who: &str);
    /// What somebody of the demo sees and does.
    demo_person_sees(who: &str);
    /// Title of the page of who sees a building.
    who_title();
    /// How many see a building.
    who_headline(people: usize, building: &str);
    /// Somebody sees every building.
    who_all();
    /// Since when somebody sees it.
    who_since(when: &str);
    /// It was given to somebody, nobody knows when.
    who_given();
    /// Somebody sees it by a group of their provider.
    who_by_group();
    /// A key sees it.
    who_key(owner: &str);
    /// A screen shows it.
    who_screen(owner: &str);
    /// The heading of somebody’s accounts at providers.
    connections();
    /// An account at a provider: its name there, when it was last used.
    connection(name: &str, ago: &str);
    /// The provider is a proxy.
    by_proxy();
    /// The button that disconnects one.
    disconnect();
    /// After one was disconnected.
    disconnected();
    /// Why one’s own stays.
    last_way_in();
    /// A role that groups give, beside the one given here.
    by_group(role: &str, given: &str);
    /// What somebody sees by groups.
    sees_by_group(sees: &str);
    /// The heading of the providers, on the list of people.
    ways();
    /// Below that heading.
    ways_lede();
    /// The address that browsers come back to.
    way_redirect();
    /// The address by which the provider ends sessions.
    way_logout();
    /// The field above the list that finds people.
    find();
    /// How many were found.
    found(people: usize);
}
