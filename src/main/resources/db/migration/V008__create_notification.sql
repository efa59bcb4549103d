create table notification (
    id              uuid        primary key,
    organisation_id uuid        not null,
    user_id         uuid        not null,
    kind            text        not null,
    arguments       jsonb       not null,
    href            text        not null check (href like '/%'),
    created_at      timestamptz not null,
    read_at         timestamptz,
    -- the same thing is told once
    about           text        not null,
    unique (organisation_id, user_id, about),
    foreign key (organisation_id, user_id) references organisation_user (organisation_id, id)
);
call bind_to_organisation('notification');
create index notification_by_user on notification (organisation_id, user_id, created_at desc, id);
create index notification_unread on notification (organisation_id, user_id) where read_at is null;

create table outbox_mail (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation,
    recipient       text        not null,
    recipient_name  text        not null,
    language        text        not null check (language in ('da', 'en')),
    template        text        not null,
    model           jsonb       not null,
    -- the link of the mail, sealed; erased when the mail has been sent
    link_sealed     bytea,
    about           text        not null,
    state           text        not null check (state in ('QUEUED', 'SENT', 'FAILED', 'CANCELLED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    last_error      text,
    -- the same mail is queued once
    unique (organisation_id, about)
);
call bind_to_organisation('outbox_mail');
create policy sent_by_duty on outbox_mail using (on_duty('outbox')) with check (on_duty('outbox'));
create index outbox_mail_due on outbox_mail (next_attempt_at) where state = 'QUEUED';
