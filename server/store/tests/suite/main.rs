//! What the store promises. Each case runs on SQLite and on PostgreSQL. Every method of `Store` has
//! a case here.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod ground;

mod analysis;
mod away;
mod edits;
mod falls;
mod gaps;
mod growth;
mod identity;
mod issues;
mod jobs;
mod keys;
mod ledger;
mod money;
mod order;
mod pages;
mod passkeys;
mod people;
mod places;
mod registers;
mod said;
mod schema;
mod settle;
mod sharing;
mod sources;
mod unrecorded;
mod upgrade;
mod upkeep;
mod waiting;
mod weather;
mod zone;

/// One test for each case and database, named after the case: `sqlite::ledger::…`,
/// `postgres::ledger::…`.
macro_rules! suite {
    ($($module:ident: $($case:ident),+ $(,)?;)+) => {
        mod sqlite {
            $(mod $module {
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::$module::$case(&crate::ground::Ground::sqlite()).await;
                })+
            })+
        }
        mod postgres {
            $(mod $module {
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::$module::$case(&crate::ground::Ground::postgres()).await;
                })+
            })+
        }
    };
}

suite! {
    analysis:
        an_event_that_goes_on_stays_one_anomaly,
        a_look_back_moves_what_it_sees_again_and_removes_what_it_does_not,
        what_people_said_of_an_anomaly_stays,
        what_was_resolved_and_goes_on_is_told_again,
        what_was_over_when_it_was_resolved_stays_resolved,
        a_spike_that_begins_with_a_drift_takes_its_place,
        anomalies_are_listed_by_what_is_asked,
        facts_of_an_anomaly_are_read_back_as_they_were_found,
        what_865c2a9_stored_as_a_sentence_is_read_and_given_facts,
        one_model_of_a_series_is_in_use_and_an_older_one_can_be_put_back,
        of_too_many_models_the_oldest_go_and_the_one_in_use_stays,
        a_forecast_meets_its_truth,
        old_forecasts_are_thinned_to_what_accuracy_needs,
        a_target_is_set_and_taken_back,
        what_people_said_of_a_building_stays_while_no_meter_counts_there,
        a_job_is_taken_once_and_goes_on_after_its_process_ended,
        what_another_process_has_taken_is_not_written,
        jobs_are_of_all_of_a_site_of_a_building_or_of_a_series,
        of_too_many_jobs_that_are_over_the_oldest_go,
        how_far_the_analysis_of_a_series_is_is_remembered;
    falls:
        a_register_that_comes_back_repairs_the_hours_that_counted_its_fall,
        old_figures_add_nothing_in_whatever_order_they_come,
        a_register_read_every_ten_seconds_comes_back_after_an_hour,
        a_register_that_counts_both_ways_gives_back_what_flowed_back,
        an_error_code_is_kept_and_filed_and_not_counted,
        a_step_out_of_all_proportion_is_filed_until_a_maximum_is_set;
    issues:
        an_anomaly_that_may_wait_is_open_again_when_its_time_is_over,
        who_deals_with_an_anomaly_and_by_when_is_kept_with_all_that_was_done,
        several_anomalies_are_answered_together_or_not_at_all;
    jobs:
        a_process_that_lost_its_lease_is_refused_by_its_epoch,
        a_job_waits_until_it_is_due_and_the_first_kinds_go_first,
        a_job_hands_on_a_result_when_it_is_over,
        the_jobs_of_what_is_removed_go_with_it,
        jobs_of_the_table_before_are_taken_along;
    keys:
        a_key_may_what_its_owner_may_at_that_moment,
        a_key_that_would_be_more_than_its_owner_is_refused,
        a_key_that_is_revoked_is_over_in_each_process,
        the_use_of_a_key_is_noted_once_a_minute_and_what_it_changes_is_recorded,
        what_somebody_enters_or_pauses_is_recorded_with_the_figure_and_the_name,
        a_key_does_not_see_the_next_building_of_a_number;
    ledger:
        a_reading_that_comes_twice_in_one_batch_changes_nothing,
        a_reading_that_comes_again_in_a_later_batch_changes_nothing,
        another_value_for_a_taken_instant_is_a_conflict_and_the_first_stays,
        a_corrected_value_counts_and_the_one_before_is_kept,
        a_photo_stands_beside_its_reading_and_goes_with_its_meter,
        of_too_many_photos_the_oldest_go,
        a_correction_goes_with_its_reading_to_another_channel,
        a_value_that_stands_is_repeated_even_behind_one_that_conflicts,
        a_commit_that_fails_leaves_nothing_half_written,
        a_commit_that_is_given_up_half_way_leaves_nothing_behind,
        quarters_add_up_to_hours_and_hours_to_days,
        a_first_reading_on_the_hour_counts_in_the_hour_that_it_closes,
        an_amount_of_a_whole_day_and_a_late_one_within_it_both_count,
        minutes_of_an_interval_meter_keep_the_hours_before_them,
        two_devices_that_share_a_key_add_no_energy,
        an_empty_commit_does_nothing;
    order:
        hours_that_a_clock_change_cuts_are_summed_by_their_own_length,
        any_order_gives_the_same_rollups_in_new_york,
        any_order_gives_the_same_rollups_in_kolkata,
        any_order_gives_the_same_rollups_in_lord_howe,
        any_order_gives_the_same_rollups_of_many_short_weeks_in_kathmandu,
        one_reading_a_commit_gives_the_same_rollups;
    places:
        a_site_in_an_unknown_time_zone_is_refused,
        a_site_keeps_its_rates,
        a_plan_and_the_places_on_it_go_with_their_site_and_their_buildings,
        an_unknown_channels_meter_is_made_as_new_in_the_first_site,
        a_channel_is_not_made_where_there_is_no_site,
        a_buildings_use_is_what_it_buys_and_makes_less_what_it_sells,
        a_submeter_under_a_main_meter_does_not_count,
        a_meter_given_to_a_building_later_counts_with_its_history,
        a_meter_moved_to_another_building_takes_its_history_along,
        a_meter_taken_away_leaves_nothing_behind_in_building_and_site,
        a_meter_set_to_interval_and_back_is_understood_anew,
        amounts_that_are_called_so_stay_amounts_whatever_is_said_of_their_meter,
        devices_of_one_name_in_two_dialects_are_two_meters,
        a_meter_that_a_file_made_is_the_first_devices_of_its_name,
        a_meter_that_a_file_made_waits_for_whoever_names_it_by_its_key_too,
        a_name_too_long_to_be_told_apart_makes_no_meter,
        a_meter_moved_to_a_site_in_another_zone_is_counted_by_its_days,
        a_change_that_names_what_is_not_there_is_refused, what_a_meter_feeds_is_kept_and_read_again,
        a_building_of_seven_meters_adds_up_where_only_two_report;
    away:
        a_forgotten_meter_counts_and_shows_nowhere_and_comes_back_whole,
        a_deleted_meter_goes_with_its_readings_and_its_device_is_a_new_one,
        two_meters_become_one_and_what_its_device_says_next_is_the_others,
        what_somebody_said_of_a_nameless_channel_holds_on_when_its_meter_is_merged,
        meters_of_which_one_would_not_count_any_more_are_not_put_together,
        a_meter_that_something_hangs_on_is_not_taken_away_unasked;
    waiting:
        a_topic_that_waits_keeps_its_count_and_its_last_message,
        one_client_pushes_out_no_others_topics,
        a_client_is_allowed_more_until_that_is_taken_back,
        announcements_of_one_client_push_out_none_of_anothers,
        announcements_that_readings_were_read_by_go_last;
    growth:
        what_is_added_is_held_as_it_would_be_read,
        a_new_meter_reads_nothing_anew_in_any_process,
        what_a_device_tells_of_a_number_and_of_its_role_is_kept_for_whoever_decides,
        a_new_meter_costs_no_more_among_thousands;
    edits:
        a_site_is_named_measured_and_shown_other_units,
        gas_counts_by_what_its_bill_says_from_the_day_that_it_says_so,
        a_site_is_said_and_put_in_its_place_in_one_piece,
        a_site_without_meters_may_move_to_another_zone_and_one_with_meters_may_not,
        another_currency_forgets_the_prices_of_the_first_and_waits_for_no_tariff,
        what_cannot_be_said_of_a_site_is_refused,
        nothing_is_called_by_characters_that_nobody_sees,
        a_building_keeps_what_is_said_of_it,
        only_a_building_that_nothing_hangs_on_is_removed,
        no_meter_stands_above_one_that_is_above_it,
        an_import_tells_how_far_it_came_also_when_its_process_ended,
        of_too_many_imports_the_oldest_go;
    registers:
        a_meter_change_counts_across_it_and_can_be_taken_back,
        a_meter_change_that_cannot_be_is_refused,
        a_meter_that_is_removed_takes_its_meter_changes_along,
        a_step_beyond_the_maximum_power_is_kept_filed_and_not_counted,
        a_maximum_power_that_is_set_later_is_held_against_the_past,
        a_register_that_leaps_to_anothers_figure_is_filed_and_not_counted,
        a_figure_that_cannot_be_is_refused_by_name,
        an_interval_end_offset_puts_readings_where_they_belong,
        a_gap_limit_decides_between_which_powers_energy_flows,
        a_register_that_comes_back_after_months_writes_them_once,
        what_is_sent_again_files_nothing_twice;
    settle:
        of_a_burst_without_times_every_value_is_in_the_ledger_in_its_order,
        of_bursts_in_which_values_recur_none_is_taken_for_another,
        what_is_tried_again_is_repeated_wherever_it_had_moved_to,
        a_devices_own_time_goes_before_one_that_is_ours,
        of_each_entry_it_is_told_what_became_of_it;
    gaps:
        a_register_that_is_read_once_in_years_writes_days_and_adds_up,
        what_comes_within_a_gap_of_months_parts_it,
        gaps_follow_when_a_meter_is_understood_otherwise,
        a_stated_amount_of_a_year_is_one_of_days,
        what_is_too_much_for_one_commit_is_written_in_steps,
        what_is_brought_in_steps_goes_on_where_it_was_refused;
    identity:
        somebody_new_is_made_and_known_again_by_issuer_and_subject_alone,
        the_first_admin_may_come_from_a_provider_and_others_may_have_to_wait,
        a_group_that_is_taken_away_ends_its_role_and_sessions_and_no_word_of_groups_nothing,
        the_last_admin_by_a_group_stays_one_until_there_is_another,
        nobody_takes_their_last_way_in_away_by_disconnecting_themselves,
        what_groups_gave_to_somebody_who_does_not_come_back_is_taken_back,
        a_session_of_a_provider_ends_after_its_hours_and_one_of_a_password_goes_on,
        a_group_of_a_department_shows_its_buildings_as_they_are_now,
        an_account_is_connected_by_its_owner_and_to_one_person_only,
        a_provider_ends_one_session_or_all_of_somebody_and_never_anybody_elses;
    passkeys:
        a_passkey_is_stored_once_and_found_by_what_its_device_calls_it,
        an_answer_counts_once_in_all_processes_and_a_counter_never_goes_back,
        the_last_way_in_of_a_person_stays,
        a_link_opens_an_account_with_a_passkey_in_place_of_a_password_once;
    unrecorded:
        a_change_of_people_that_cannot_be_recorded_is_not_made,
        old_lines_of_the_record_go_a_step_at_a_time_and_younger_ones_stay;
    people:
        a_person_is_found_by_their_login_whatever_its_case_and_the_blanks_around,
        a_change_of_a_person_is_recorded_with_it_and_refused_if_it_is_stale,
        the_last_admin_is_neither_disabled_nor_demoted_nor_removed,
        a_session_is_good_until_it_ends_or_is_long_unused_or_old,
        a_new_password_and_a_disable_end_sessions_and_each_process_learns_of_it,
        of_too_many_sessions_the_one_that_was_unused_for_longest_ends,
        it_is_known_since_when_a_building_was_given_to_somebody,
        who_signs_in_again_and_again_ends_their_own_oldest_session_and_nobody_elses,
        a_link_opens_once_and_not_after_its_time,
        whoever_forgot_their_password_gets_a_link_beside_those_that_they_have,
        one_link_makes_the_first_admin_and_no_second_one,
        the_admin_of_a_setting_is_made_and_later_let_in_again,
        whoever_saw_a_building_does_not_see_the_next_one_of_its_number,
        a_department_is_kept_changed_and_removed_and_its_people_stay,
        failed_sign_ins_push_nothing_else_out_of_the_record;
    pages:
        a_range_gives_the_slots_that_start_within_it,
        courses_give_each_series_its_own_time_and_length_of_slots,
        what_passed_of_many_spans_is_what_their_hours_add_up_to,
        quarters_of_hourly_data_are_fourths,
        the_newest_reading_comes_with_the_one_before,
        readings_are_listed_newest_first,
        a_ledger_is_read_page_by_page_from_its_start,
        the_last_hour_is_the_newest_that_is_covered;
    money:
        a_site_is_shown_the_units_of_its_place,
        a_tariff_is_kept_and_prices_what_its_site_buys,
        a_tariff_that_cannot_be_read_is_refused_with_its_field,
        a_new_version_never_says_anything_of_the_days_before_it,
        a_version_that_holds_is_not_changed_and_one_to_come_is,
        a_tariff_that_accounts_use_is_not_removed,
        an_account_goes_before_the_site_and_other_buildings_pay_by_theirs,
        an_account_is_changed_and_removed,
        an_account_that_names_what_is_not_there_is_refused,
        a_meters_account_sees_what_its_meter_bought_and_sold,
        a_sites_account_pays_for_what_no_other_account_does,
        a_building_pays_the_same_for_whoever_sees_it_alone,
        the_published_factors_stand_and_a_sites_own_goes_before_them,
        a_factor_is_mended_and_removed_and_stands_once,
        the_published_ratios_of_source_energy_stand_and_a_sites_own_go_before_them,
        a_ratio_of_source_energy_that_cannot_be_is_refused;
    sharing:
        two_stores_that_write_in_turn_stay_true,
        two_stores_that_write_at_once_stay_true,
        a_place_changed_by_another_store_counts_at_once,
        a_place_renamed_by_another_store_shows_in_an_idle_one_within_two_seconds,
        a_heartbeat_does_not_wait_for_a_long_commit;
    weather:
        a_site_is_where_someone_says_until_it_is_taken_back,
        what_was_told_of_where_a_site_is_no_longer_is_not_kept,
        a_forecast_never_takes_the_place_of_what_was_told_of_the_past,
        what_a_sites_own_sensor_measures_goes_before_what_is_told,
        the_sum_of_the_weather_is_another_as_soon_as_an_hour_of_the_past_is;
    said:
        readings_of_an_unknown_unit_count_once_somebody_has_said_what_they_are,
        many_readings_move_in_several_transactions,
        a_degree_of_fahrenheit_is_shifted_too,
        a_flow_that_was_counted_twice_counts_once_when_somebody_says_so,
        a_reading_whose_instant_is_taken_is_told_and_stays_when_it_is_named,
        of_many_readings_whose_instants_are_taken_none_is_lost_when_they_are_named,
        what_cannot_be_said_of_a_channel_is_refused;
    sources:
        a_mapping_is_kept_changed_and_removed,
        a_mapping_that_cannot_work_is_refused,
        of_several_mappings_all_are_stored_or_none,
        another_process_learns_of_a_mapping,
        the_newest_announcement_of_a_topic_is_kept_until_it_is_taken_back,
        what_was_announced_is_not_kept_where_the_commit_fails,
        a_topic_that_nobody_reads_keeps_its_count_and_its_last_message,
        a_data_source_is_what_people_say_of_it_and_late_when_they_expect_it_sooner,
        of_too_many_topics_the_longest_silent_go,
        a_token_is_found_by_its_hash_until_it_is_revoked,
        a_token_is_noted_as_used_at_most_once_a_minute,
        a_token_without_a_name_or_twice_the_same_is_refused,
        a_gateways_token_stands_for_no_meter_and_a_devices_for_one,
        a_data_source_tells_of_its_syncs_and_its_errors,
        a_data_source_is_paused_and_goes_on;
    upgrade:
        accounts_are_billing_accounts_and_keep_their_numbers,
        tokens_and_settings_from_before_there_were_people_go_on,
        readings_and_their_sums_from_before_there_were_people_are_the_same_after;
    upkeep:
        the_database_names_its_version,
        analysing_changes_nothing,
        a_database_of_a_newer_version_is_refused,
        a_database_opened_again_holds_everything,
        what_is_opened_to_read_cannot_be_written,
        what_is_not_allowed_says_nothing_of_the_database,
        an_address_of_another_kind_is_refused,
        the_password_of_a_database_that_does_not_open_is_never_told,
        a_slot_that_was_tampered_with_is_reported,
        verify_agrees_while_others_write,
        quarantine_keeps_the_newest_thousand_and_cuts_payloads,
        one_sender_pushes_nobody_else_out_of_quarantine_and_what_goes_is_counted,
        a_message_that_is_sent_again_for_want_of_an_answer_is_filed_once,
        a_sender_has_one_share_of_quarantine_whatever_its_topics_are,
        quarantine_takes_what_a_database_cannot_hold_as_text,
        quarantine_is_cleared_up_to_where_it_was_read,
        quarantine_is_paged_by_topic_newest_first,
        a_refused_message_is_settled_after_it_was_read_again,
        removing_the_demo_removes_all_of_it_and_nothing_else;
    zone:
        a_zone_changed_after_data_exists_is_as_if_it_had_always_been_that_zone,
        a_zone_is_changed_at_once_before_there_is_a_meter_and_by_one_job_after;
}
