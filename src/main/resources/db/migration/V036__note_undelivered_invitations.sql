-- When the mail server refused the invitation that was sent last; whoever appointed the person sees it.
alter table appointment add column undelivered_at timestamptz;
