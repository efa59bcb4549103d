package dk.ramme.tenancy;

import java.util.Locale;

/** A narrow task that must look across organisations; a policy in the database names each table where it may. */
public enum CrossTenantTask {
    /** Finds an organisation by its CVR number. */
    JOINING,
    /** Finds the organisations in which a person has proved their identity. */
    LOGIN,
    /** Finds what a mailed link leads to. */
    LINK,
    /** Sends the mails of every organisation. */
    OUTBOX,
    /** Finds the organisations that let employees ask to be created. */
    ASKING,
    /** Finds the background work of every organisation. */
    JOB,
    /** Seals the audit trail of every organisation, and checks the seals. */
    SEAL,
    /** Proves that the keys of the vault are those of this database. */
    KEYS,
    /** Keeps what is wrong for all organisations, and what whoever runs Ramme was told of it. */
    ALARM,
    /** Logs people in to self-services, and finds what a token of theirs was issued for. */
    SERVICE;

    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
