//! Reasons that need no values: of guesses, of what is left out, of what cannot be read. Each has a code,
//! and its English for the command line. Leaves out those with values (`why`).

use serde::{Deserialize, Serialize};

/// Defines reasons by their codes and their English.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($variant:ident => $code:literal, $text:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $(#[doc = $text] $variant),+ }

        impl $name {
            /// Every reason.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Its code, by which texts choose.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            /// It in English.
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.english())
            }
        }
    };
}

reasons! {
    /// What a value is that no meter measured.
    Odd {
        Bits32 => "bits32", "the highest number of 32 bits: a meter's sign for no value";
        Past32 => "past32", "2^32: a meter's sign for no value";
        Bits31 => "bits31", "the highest number of 31 bits: a meter's sign for no value";
        Past31 => "past31", "2^31: a meter's sign for no value";
        Bits63 => "bits63", "the highest number of 63 bits: a meter's sign for no value";
        Bits64 => "bits64", "the highest number of 64 bits: a meter's sign for no value";
        FarBeyondUsual => "far_beyond_usual", "far beyond what is usual here";
        NoProbe => "no_probe", "a thermometer's sign for no probe";
    }
}

reasons! {
    /// A reason without values.
    Plain {
        YouSaidSo => "you_said_so", "you said so";
        FormatWritesRecords => "format_writes_records", "the format writes its records so";
        WorkbookEncoding => "workbook_encoding", "workbooks are UTF-8";
        AllUtf8 => "all_utf8", "all of it is valid UTF-8";
        EveryOtherByteZero => "every_other_byte_zero", "every other byte is zero: UTF-16";
        GreenButtonPoint => "green_button_point", "Green Button writes numbers with a point";
        GreenButtonSeconds => "green_button_seconds", "Green Button writes seconds since 1970";
        GreenButtonUtc => "green_button_utc", "Green Button's times are UTC";
        GreenButtonStart => "green_button_start", "Green Button names the start of a period";
        EachReadingDuration => "each_reading_duration", "each reading states its duration";
        EachRowStartEnd => "each_row_start_end", "each row has a start and an end";
        EachRowLength => "each_row_length", "each row has its length";
        HomeAssistantHourly => "home_assistant_hourly", "Home Assistant keeps statistics by the hour";
        NoTwoTimes => "no_two_times", "there are not two times to compare";
        EachRowMonth => "each_row_month", "each row names its month";
        SomeMonths => "some_months", "each row names its month, but only some months are there: for values of several write a start and an end";
        EachRowPeriodDay => "each_row_period_day", "each row states its period: a day";
        EachRowPeriod => "each_row_period", "each row states its period";
        EveryStepMonth => "every_step_month", "every step is a month";
        WholePeriodNamed => "whole_period_named", "a row names a whole month, quarter or week: an amount is all of it, a register was read at its start or its end";
        HomeAssistantStart => "home_assistant_start", "Home Assistant names the start of the hour";
        OwnExportEnd => "own_export_end", "GreenPulse's own export names the end";
        MidnightIsEnd => "midnight_is_end", "24:00 is only ever an end";
        DateAlone => "date_alone", "a date alone names the day (or month) that it covers";
        FileBeginsAtMidnight => "file_begins_at_midnight", "the file begins at midnight and ends a step before it";
        FileEndsAtMidnight => "file_ends_at_midnight", "the file begins a step after midnight and ends at midnight";
        NothingTells => "nothing_tells", "nothing in the file tells";
        BothOrders => "both_orders", "every date can be read with the day first and with the month first";
        BothOrdersAmerican => "both_orders_american", "every date can be read with the day first and with the month first; Portfolio Manager is American: month first";
        NumbersSeconds => "numbers_seconds", "numbers that are seconds since 1970";
        NumbersMillis => "numbers_millis", "numbers that are milliseconds since 1970";
        NumbersSerial => "numbers_serial", "numbers that are a spreadsheet's dates";
        YearFirst => "year_first", "the year comes first";
        NoTimes => "no_times", "no times";
        WorkbookNumbers => "workbook_numbers", "a workbook keeps numbers as numbers";
        NoDecimalSign => "no_decimal_sign", "no number has a decimal sign";
        EveryOffset => "every_offset", "every time states its offset from UTC";
        EveryOffsetOrUtc => "every_offset_or_utc", "every time states its offset from UTC, or is UTC";
        ColumnSaysUtc => "column_says_utc", "the column of times says UTC";
        ColumnSaysZone => "column_says_zone", "the column of times says so";
        NoOffset => "no_offset", "times state no offset from UTC";
        NoPeriodEndsOnDate => "no_period_ends_on_date", "no period ends on a date";
        StartsOnEndDate => "starts_on_end_date", "each period starts on the date on which the one before it ends";
        StartsDayAfter => "starts_day_after", "each period starts on the day after the one before it ends";
        NoTwoPeriodsFollow => "no_two_periods_follow", "no two periods follow one another, which would tell";
        NoFactor => "no_factor", "the file states no factor";
        NoNumberedHour => "no_numbered_hour", "no hour has a number";
        NoOddDay => "no_odd_day", "no day has 23 or 25 hours";
        FormatWritesDates => "format_writes_dates", "the format writes dates so";
        FormatWritesNumbers => "format_writes_numbers", "the format writes numbers so";
        FormatSaysEnd => "format_says_end", "the format says when a period ends";
        FormatSaysStartEnd => "format_says_start_end", "the format says when a period begins and ends";
        FormatSaysLength => "format_says_length", "the format says how long each period is";
        FormatLocalAtSite => "format_local_at_site", "the format writes local time, and the site is where it is used";
        FormatBeginsAtMidnight => "format_begins_at_midnight", "it begins at midnight and ends a step before it";
        FormatEndsAtMidnight => "format_ends_at_midnight", "it begins a step after midnight and ends at midnight";
        BeginsAtMidnight => "begins_at_midnight", "it begins at midnight";
        BeginsAfterMidnight => "begins_after_midnight", "it begins a step after midnight";
        EitherWay => "either_way", "this format is written either way, and nothing in the file tells";
        FileStatesIt => "file_states_it", "the file states it";
        UnitInName => "unit_in_name", "the file states no unit, but the name holds this one";
        NoUnit => "no_unit", "the file states no unit";
        NoKnownUnit => "no_known_unit", "the file states no unit that is known";
        MayBeNegative => "may_be_negative", "it may be negative";
        NoneNegative => "none_negative", "no value is negative";
        NonePositive => "none_positive", "no value is positive";
        NonePositivePerhapsSold => "none_positive_perhaps_sold", "no value is positive: perhaps what is delivered to the grid";
        BothSigns => "both_signs", "values of both signs: perhaps a net flow, negative when it is delivered to the grid";
        SomeNegative => "some_negative", "some values are negative";
        FlowDirectionNet => "flow_direction_net", "flowDirection 4: a net flow";
        UnitOfPower => "unit_of_power", "its unit is one of power";
        UnitOfLevel => "unit_of_level", "its unit is one of a level";
        PortfolioEntries => "portfolio_entries", "Portfolio Manager's entries are what a period used";
        HomeAssistantDelta => "home_assistant_delta", "Home Assistant's `delta` is what an hour used";
        EachRowItsPeriod => "each_row_its_period", "each row states the period that its value covers";
        NeverChange => "never_change", "values never change";
        OthersDoNotGrow => "others_do_not_grow", "in order of time, values only grow; but other columns of the table do not";
        PowerOnTheSpot => "power_on_the_spot", "a power that was made or used on the spot: power_w if this is the generator's own meter, else leave it out";
        PowerNotElectric => "power_not_electric", "a power that is no electricity's: its energy counts, so leave it out";
        PowerIntoGridAsUse => "power_into_grid_as_use", "a power into the grid would count as use: leave it out";
        PowerIntoGridSold => "power_into_grid_sold", "a power into the grid: as the mean of its period it is what was sold";
        StreamNoUnit => "stream_no_unit", "no reading type is linked that states a unit";
        ServiceAdded => "service_added", "several services are called so: the service is added";
        UsagePointCalled => "usage_point_called", "the usage point is called so";
        NoUsagePoint => "no_usage_point", "no usage point is linked; this is the file's name";
        DependsOnUnit => "depends_on_unit", "that depends on the unit";
        DependsOnMeter => "depends_on_meter", "that depends on the meter";
        AccumulationRegister => "accumulation_register", "accumulationBehaviour 1: a register";
        AccumulationPeriod => "accumulation_period", "accumulationBehaviour 4: what a period used";
        AccumulationInstant => "accumulation_instant", "accumulationBehaviour 12: at an instant";
        NameWithoutLetter => "name_without_letter", "its name has no letter";
        RowNamesIt => "row_names_it", "the row names it";
        FileNamesIt => "file_names_it", "the file names it";
        FilesName => "files_name", "the file names no meter; this is the file's name";
        TwoDirections => "two_directions", "the row and the name of the column tell two directions: energy_kwh if it was bought, energy_export_kwh if it was fed in";
        GoesOut => "goes_out", "what goes out is what was fed in (energy_export_kwh), or it is a place: energy_kwh";
        InputOutput => "input_output", "an input and an output are a building's, or those of a device: energy_kwh if it was bought, energy_export_kwh if it was fed in";
        OwnExport => "own_export", "GreenPulse's own export says so";
        WhatTheFieldIs => "what_the_field_is", "what the field is";
        SameInCubicMetres => "same_in_cubic_metres", "the meter tells the same amounts in cubic metres: gas, with its own calorific value";
        BesideBought => "beside_bought", "beside what was bought at the same meter: perhaps what was fed into the grid";
        ZerosLikeOthers => "zeros_like_others", "every value is 0, and the meter's others count so";
        Rivals => "rivals", "several columns or tables say the same of themselves: one may be what was bought, one what was fed in, and one the net of both";
        HeatOrElectricity => "heat_or_electricity", "the heat that a heat meter counts, or electricity that heats";
        PerhapsSteam => "perhaps_steam", "steam_lbs if it is steam: nothing else is kept by its weight, and its energy in kWh or its volume in m3 would do";
        FuelByWeight => "fuel_by_weight", "a fuel that is weighed is not kept: its energy in kWh would do";
        GasByWeight => "gas_by_weight", "gas is not kept by its weight: its energy in kWh or its volume in m3 would do";
        OilByWeight => "oil_by_weight", "oil is not kept by its weight: its energy in kWh or its volume in litres would do";
        WaterByWeight => "water_by_weight", "water is not kept by its weight: its volume in m3 would do";
        ThisByWeight => "this_by_weight", "this is not kept by its weight: its energy in kWh would do";
        WhatWasMade => "what_was_made", "what was made: energy_kwh if this is the generator's own meter, energy_export_kwh if the meter at the grid counts it";
        UsedWhereMade => "used_where_made", "what was used where it was made: the generator's meter counts it already, so it is best left out";
        ItIsLeftOut => "it_is_left_out", "it is left out";
        FluviusRegister => "fluvius_register", "Fluvius: the register";
        NoDirectionInRegister => "no_direction_in_register", "the register's name tells no direction";
        RowTypeUnknown => "row_type_unknown", "the row's type does not tell what is measured";
        RowTypeAndColumn => "row_type_and_column", "the row's type and the column's name";
        TibberProduction => "tibber_production", "Tibber: production is what was fed in";
        KwhOfEither => "kwh_of_either", "kWh may be of electricity or of gas: choose gas_therms for gas";
        KwhOrM3 => "kwh_or_m3", "electricity is in kWh; gas is in kWh or in m3, as its meter counts";
        ElectricityOrGas => "electricity_or_gas", "it may be electricity or gas: choose gas_therms for gas";
        ColumnsName => "columns_name", "the column's name";
        ConsumptionOrProduction => "consumption_or_production", "the file does not say whether it is consumption or production";
        ElhubWords => "elhub_words", "Elhub: forbruk is consumption, produksjon production";
        RecordNoDirection => "record_no_direction", "the record states no direction";
        RecordNoUnit => "record_no_unit", "the record states no unit";
        Nem13Direction => "nem13_direction", "NEM13: the direction of the record";
        DsmrReaderColumn => "dsmr_reader_column", "DSMR-reader: the column's name";
        SpanishColumn => "spanish_column", "the column's name, as Spanish distributors use it";
        PortfolioColumn => "portfolio_column", "Portfolio Manager: the column's name";
        ColumnNoUnit => "column_no_unit", "the column states no unit";
        NoEnergyUnit => "no_energy_unit", "it is no energy";
        NetChannel => "net_channel", "a net channel";
        SuffixUnknown => "suffix_unknown", "the channel's suffix does not tell";
        Nem12Suffix => "nem12_suffix", "NEM12: the suffix tells the direction";
        EnelDirection => "enel_direction", "the file does not say whether it is what was drawn (prelievo) or fed in (immissione)";
        EnelKwh => "enel_kwh", "e-distribuzione writes kWh";
        P4Unknown => "p4_unknown", "the meter's number tells neither electricity nor gas";
        P4Numbers => "p4_numbers", "P4: the meter's number and the register's";
        EnedisLines => "enedis_lines", "Enedis: the lines above the table";
        EnedisCurves => "enedis_curves", "Enedis writes load curves in W, but this file does not say so";
        EnedisIndexes => "enedis_indexes", "Enedis writes indexes in Wh";
        HomeWizardColumn => "home_wizard_column", "HomeWizard: the column's name";
        HeadingNoUnit => "heading_no_unit", "the table's heading states no unit that is known";
        HeadingDirection => "heading_direction", "the table's heading: delivered to the customer, or received from the customer";
        MessageNoUnit => "message_no_unit", "the message states no unit";
        MessageNoObis => "message_no_obis", "the message states no OBIS code";
        ObisUnknown => "obis_unknown", "the OBIS code is of no medium that is known";
        MsconsObis => "mscons_obis", "MSCONS: the OBIS code";
        SdgeColumn => "sdge_column", "the column's name: consumption is drawn from the grid, generation fed in";
        PointDirection => "point_direction", "the file does not say whether the metering point is of consumption or of production";
        Eloverblik => "eloverblik", "Eloverblik";
        SeveralColumns => "several_columns", "the file may tell the consumption in several columns";
        ColumnNoDirection => "column_no_direction", "the column's name tells no direction";
        ERedesPower => "eredes_power", "E-REDES: mean power of a quarter-hour";
        NoActiveEnergy => "no_active_energy", "its code is none of active energy: it counts nowhere";
        ReactiveEnergy => "reactive_energy", "reactive energy is not what is used";
        ApparentEnergy => "apparent_energy", "apparent energy is not what is used";
        ReactivePower => "reactive_power", "reactive power is not what is used";
        ApparentPower => "apparent_power", "apparent power is not what is used";
        Voltage => "voltage", "a voltage is no amount";
        Current => "current", "a current is no amount";
        Frequency => "frequency", "a frequency is no amount";
        PowerFactor => "power_factor", "a power factor is no amount";
        NoUtility => "no_utility", "it is no amount of a utility";
        Pressure => "pressure", "a pressure is no amount";
        FlowAtInstant => "flow_at_instant", "a flow at an instant; the register beside it counts";
        Forecast => "forecast", "a forecast, a target, a loss or a comparison is no reading";
        Emission => "emission", "an emission is no amount of a utility";
        VoltageOrCurrent => "voltage_or_current", "a voltage or a current is no amount";
        HeatingWater => "heating_water", "a temperature of the heating water is no climate";
        NoEnergyGasWaterPower => "no_energy_gas_water_power", "no energy, gas, water or power";
        BillingSum => "billing_sum", "the sum of a billing period is neither a register nor an interval";
        MeanOfMonth => "mean_of_month", "the mean of a whole month, quarter or week is no reading";
        WordsNoNumbers => "words_no_numbers", "words, no numbers";
        SumOfColumns => "sum_of_columns", "the sum of the table's other columns, which count";
        ExtremePower => "extreme_power", "the highest or lowest power of a period is no amount";
        EveryValueZero => "every_value_zero", "every value is 0";
        BoughtLessSold => "bought_less_sold", "what was bought less what was sold, which both count";
        SumOfSeries => "sum_of_series", "the sum of the meter's other series, which count";
        ToldInAnotherUnit => "told_in_another_unit", "the same amounts are told in another unit too";
        AnotherColumnTime => "another_column_time", "another column tells the time";
        SumBesideTimes => "sum_beside_times", "beside columns that are times it is a sum, or no amount";
        ColumnsTellTime => "columns_tell_time", "the names of the columns tell the time of day";
        SumSaysIt => "sum_says_it", "`sum` (or `mean`) of the same hour says it";
        NoReadingThere => "no_reading_there", "this format keeps no reading there";
        MoneyCurrency => "money_currency", "money: its name holds a currency";
        PriceRate => "price_rate", "a price or a rate for each unit of energy is no amount";
        MoneyByName => "money_by_name", "money: its name says so, and no unit of energy";
        MoneyRate => "money_rate", "money: a rate or a charge without a unit of energy";
        MoneyCells => "money_cells", "money: its cells hold a currency";
        CalorificValue => "calorific_value", "a calorific value or its factor is no amount: the meter's setting has it";
        SoMuchForEach => "so_much_for_each", "so much for each of another unit is no amount";
        FactorOne => "factor_one", "a factor that is always 1";
        NameNoAmount => "name_no_amount", "its name says that it is no amount";
        NumberOfRow => "number_of_row", "a number of the row is no amount";
        DayType => "day_type", "the kind of the day or the season tells no meters apart";
        OtherDate => "other_date", "a date, but not that of the readings";
        SameInEveryRow => "same_in_every_row", "the same in every row";
        NamedMeter => "named_meter", "its name says meter";
        OneSheetAtATime => "one_sheet_at_atime", "one sheet is read at a time: name it, or save it as a file of its own";
        StatusNoValue => "status_no_value", "their status says that they hold no value";
        BelowTable => "below_table", "they stand below the table";
        GeneratedOnSpot => "generated_on_spot", "generated on the spot: the generator's own meter counts it";
        UsedOnSpot => "used_on_spot", "used where it was generated: it never passed the meter";
        HighestOfMonth => "highest_of_month", "the highest power of a month is no amount";
        HighestOfPeriod => "highest_of_period", "the highest power of a period";
        NoEnergy => "no_energy", "no energy";
        PowerNoEnergy => "power_no_energy", "a power, no energy";
        Reactive => "reactive", "reactive energy";
        ReactiveOrApparent => "reactive_or_apparent", "reactive or apparent energy";
        CheckChannel => "check_channel", "a check of what another meter counts";
        RegisterBehind => "register_behind", "the register behind the amounts";
        NotCountedHere => "not_counted_here", "no utility that is counted here, or not in this unit";
        DifferenceOfReadings => "difference_of_readings", "the difference of two readings";
        PartOfTotal => "part_of_total", "a tariff's part of the total";
        RegistersOfTariffs => "registers_of_tariffs", "registers of several tariffs and grids tell the same energy";
        NoActive => "no_active", "no active energy";
        DifferenceOfOthers => "difference_of_others", "the difference of the other two";
        NoteNoOrder => "note_no_order", "rows are in no order, so which pass of the repeated hour a row is from cannot be told";
        NoteHighestPower => "note_highest_power", "the highest power of each day is left out";
        NoteSumsOfDays => "note_sums_of_days", "sums of several days between the tables are left out";
        NoteOtherMessages => "note_other_messages", "messages other than MSCONS are left out";
        NoteForecastValues => "note_forecast_values", "values that are missing, of no use or forecast are left out";
        NoteRegisterReadings => "note_register_readings", "register readings (500 records) are left out: the intervals count the same energy";
        NoteTwoMarkets => "note_two_markets", "meters of Western Australia and of the national market are in one file: import them one by one";
        Before2010 => "before2010", "no reading is from before 2010: the clock was wrong, or the date is not in the order that was chosen";
        FactorNoNumber => "factor_no_number", "the factor of the value is not a number";
        LengthUnknown => "length_unknown", "the period's length is not known: say it, or leave the row out";
        NotConfirmed => "not_confirmed", "this meter, quantity or unit was not among those that were confirmed: add it to the plan, or leave it out";
        NotConfirmedPlanAgain => "not_confirmed_plan_again", "this meter or quantity was not among those that were confirmed: plan the file again";
        DeliveryNoUse => "delivery_no_use", "a delivery says what was bought, not when it was used: enter its use by periods with a start and an end";
        TimeMissing => "time_missing", "the time is missing";
        NotNumber => "not_number", "not a number: write it without unit or words, or leave the cell empty";
        NotWithPoint => "not_with_point", "not a number with a decimal point: the file mixes decimal signs, or its sign is the comma";
        NotWithComma => "not_with_comma", "not a number with a decimal comma: the file mixes decimal signs, or its sign is the point";
        NotWithPointMixed => "not_with_point_mixed", "not a number with a decimal point: the file mixes decimal signs";
        NotWithCommaMixed => "not_with_comma_mixed", "not a number with a decimal comma: the file mixes decimal signs";
        NotSpan => "not_span", "not a length in milliseconds, of 400 days at most";
        EndAfterStart => "end_after_start", "a period ends after its start, and within 400 days";
        NoOffsetHere => "no_offset_here", "no offset from UTC, where the other times have one: add Z or +01:00";
        NotTimeOfDay => "not_time_of_day", "not a time of day such as 17:05";
        NotTimesOfDay => "not_times_of_day", "not two times of day such as 00:00-00:15";
        NotHourNumber => "not_hour_number", "not the number of an hour of the day";
        NotOffset => "not_offset", "not an offset from UTC in minutes";
        NotStartEnd => "not_start_end", "not a start and an end such as 2026-11-22 17:00 to 2026-11-22 18:00";
        NotYear => "not_year", "not a year";
        NoSuchPart => "no_such_part", "the year has no such quarter or week";
        NotMonth => "not_month", "not a month";
        NotDay => "not_day", "not a day";
        NoSuchDay => "no_such_day", "the calendar has no such day";
        EndMissing => "end_missing", "the end of the period is missing";
        NotTimeYearFirst => "not_time_year_first", "not a time such as 2026-11-22 17:05";
        NotTimeDayFirst => "not_time_day_first", "not a time such as 22/11/2026 17:05, with the day first";
        NotTimeMonthFirst => "not_time_month_first", "not a time such as 11/22/2026 17:05, with the month first";
        NotMonthYear => "not_month_year", "not a month with its year such as 01/24 or Jan 24";
        NotSeconds => "not_seconds", "not a time in seconds since 1970";
        NotMillis => "not_millis", "not a time in milliseconds since 1970";
        NotSerial => "not_serial", "not a spreadsheet's date";
        NeedsStart => "needs_start", "an interval reading needs a start in seconds since 1970";
        NeedsValue => "needs_value", "an interval reading needs a value that is a number";
        NeedsDuration => "needs_duration", "an amount needs the duration of its period, of 400 days at most";
        NotNem12 => "not_nem12", "not a record of NEM12: 100, 200, 300, 400, 500 or 900";
        NotNem13 => "not_nem13", "not a record of NEM13: 100, 250, 550 or 900";
        IntervalMinutes => "interval_minutes", "the minutes of an interval, such as 5, 15 or 30";
        ValuesOfNoChannel => "values_of_no_channel", "values of a channel that no 200 record before it describes";
        QualityOfNothing => "quality_of_nothing", "the quality of intervals of which no 300 record before it tells";
        QualityRange => "quality_range", "the first and last interval of the day, and their quality";
        NeedsBeginEnd => "needs_begin_end", "an amount needs a begin and an end (DTM+163, DTM+164), or a time";
        NotHour1To25 => "not_hour1_to25", "not the number of an hour, 1 to 25";
        NotMinutesHourDay => "not_minutes_hour_day", "not a length in minutes, `Hour` or `Day`";
        AnotherValueBefore => "another_value_before", "this time has another value on the line before";
        NotEndOfHalfHour => "not_end_of_half_hour", "not the end of a half-hour below a line with its date";
        HasDifferences => "has_differences", "another column has its differences: a register";
        GrowsInOneUnit => "grows_in_one_unit", "in order of time and in one unit, values only grow: a register";
        AmountsInOneUnit => "amounts_in_one_unit", "in one unit, values rise and fall: amounts a period";
        PeriodRange => "period_range", "a period lasts from a second to 400 days";
        NamesOtherPeriod => "names_other_period", "a row names its month, quarter or week: for a value of another period write its start and its end in two columns";
        NothingChosen => "nothing_chosen", "nothing in the file is chosen to be imported";
        YetToCome => "yet_to_come", "this is yet to come: look at the order in which dates are written, and at the clock that wrote them";
        TellsHowRead => "tells_how_read", "one register goes on while its words change: they tell how it was read";
        MarkedAsNone => "marked_as_none", "the file marks them as none: missing, of no use or forecast";
        BesideCalorific => "beside_calorific", "a calorific value stands beside it: gas, unless it is electricity";
        AnotherLength => "another_length", "amounts of another length stand for the same time, and both would count: bring them as those of another meter, and give the building one of the two";
    }
}
