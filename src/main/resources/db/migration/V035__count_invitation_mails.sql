-- To whom an organisation mailed invitations lately, whatever became of them: a limit that withdrawing does not reset.
create table invitation_mail (
    organisation_id uuid        not null references organisation,
    email           text        not null check (length(email) <= 254),
    sent_at         timestamptz not null
);
call bind_to_organisation('invitation_mail');
create index invitation_mail_by_address on invitation_mail (organisation_id, email, sent_at);
