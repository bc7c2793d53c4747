-- What the analytics found and said, and how far they are. Instants are UTC epoch milliseconds. Same names as in ../postgres.

-- How a series is forecast, watched or held against its past: one row a version. type: forecasting, anomaly_detection, baseline.
-- status: training, active, deprecated; at most one of a series and type is active. pinned_at: a person put it back, and no
-- selection takes its place. parameters and metrics are JSON.
create table model (
    model_id integer primary key,
    series_id bigint not null references series (series_id) on delete cascade,
    building_id bigint references building (building_id) on delete cascade,
    type text not null,
    name text not null,
    version bigint not null,
    parameters text not null,
    trained_from bigint,
    trained_to bigint,
    metrics text not null,
    status text not null,
    pinned_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    unique (series_id, type, version)
);
create index model_by_building on model (building_id);

-- One event: hours that are strange together, from start_at up to end_at (which is not part of it). score: -1 to 0. value, expected and
-- energy_wasted are in the series' stored unit, money_wasted in the site's currency. severity: low, medium, high, critical.
-- sentence: what was seen. causes: a JSON list of what it may come from.
-- status: new, acknowledged, investigating, resolved. is_fault: what a person said; null while nobody has. mode: causal,
-- retrospective: who saw it last. withdrawn_at: a later look does not see it any more, and only what people said keeps it.
create table anomaly (
    anomaly_id integer primary key,
    building_id bigint references building (building_id) on delete cascade,
    series_id bigint not null references series (series_id) on delete cascade,
    model_id bigint references model (model_id) on delete set null,
    type text not null,
    severity text not null,
    mode text not null,
    start_at bigint not null,
    end_at bigint not null,
    is_open boolean not null,
    score double precision not null,
    value double precision,
    expected double precision,
    deviation_percent double precision,
    energy_wasted double precision not null,
    money_wasted double precision,
    sentence text not null,
    causes text not null,
    status text not null,
    is_fault boolean,
    resolved_at bigint,
    withdrawn_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    unique (series_id, start_at)
);
create index anomaly_by_building on anomaly (building_id, start_at);
create index anomaly_by_start on anomaly (start_at);

-- What people did with an anomaly: the status or the verdict that they gave, and what they wrote.
create table anomaly_note (
    anomaly_note_id integer primary key,
    anomaly_id bigint not null references anomaly (anomaly_id) on delete cascade,
    at bigint not null,
    status text,
    is_fault boolean,
    note text not null
);
create index anomaly_note_by_anomaly on anomaly_note (anomaly_id, at);

-- granularity: hourly, monthly. horizon: hours or months ahead, the first is 1. error: actual less value, once the truth is there.
-- Bounded: of what a later forecast replaced, only what accuracy is measured on stays. model_id may name a model that is gone.
create table forecast (
    series_id bigint not null references series (series_id) on delete cascade,
    granularity text not null,
    made_at bigint not null,
    at bigint not null,
    horizon bigint not null,
    model_id bigint,
    value double precision not null,
    lower double precision not null,
    upper double precision not null,
    level double precision not null,
    actual double precision,
    error double precision,
    primary key (series_id, granularity, at, made_at)
) without rowid;

-- A building shall use so much less of a utility than in the baseline, from start_at up to end_at.
create table target (
    target_id integer primary key,
    building_id bigint not null references building (building_id) on delete cascade,
    utility text not null,
    reduction_percent double precision not null,
    baseline_from bigint not null,
    baseline_to bigint not null,
    start_at bigint not null,
    end_at bigint not null,
    created_by text not null,
    created_at bigint not null
);
create index target_by_building on target (building_id);

-- How far the analysis of a series is: up to where its hours were judged as they came, and when the rest was last done.
-- profile is JSON.
create table series_analysis (
    series_id bigint primary key references series (series_id) on delete cascade,
    scanned_to bigint,
    looked_back_at bigint,
    forecast_at bigint,
    selected_at bigint,
    profiled_at bigint,
    efficiency_score double precision,
    profile text
);

-- Long work, one row a piece. kind: scan, look_back, forecast, selection. state: queued, running, done, failed. What has begun goes on
-- behind cursor_series_id, also in another process. Bounded: the oldest that is over goes.
create table analysis_job (
    analysis_job_id integer primary key,
    kind text not null,
    building_id bigint references building (building_id) on delete cascade,
    state text not null,
    done_count bigint not null,
    total_count bigint not null,
    cursor_series_id bigint not null,
    message text not null,
    queued_at bigint not null,
    started_at bigint,
    heard_at bigint,
    finished_at bigint
);
