package dk.ramme.rotation;

import dk.ramme.vault.SealContext;
import java.util.List;
import java.util.UUID;

/**
 * A column of sealed values; their place is what the module that seals them says it is. A test holds the list against
 * the database.
 *
 * @param versioned rows count their changes, so that nobody writes an older value over a newer one
 */
record SealedColumn(String table, String column, boolean versioned) {

    /** Devices belong to no organisation until a user takes one into use; keys that tokens are signed with are everybody's. */
    static final List<SealedColumn> OF_NOBODY = List.of(
            new SealedColumn("oath_token", "secret_sealed", false),
            new SealedColumn("service_key", "private_sealed", false));

    static final List<SealedColumn> OF_ORGANISATIONS = List.of(
            new SealedColumn("organisation_user", "cpr_sealed", true),
            new SealedColumn("appointment", "cpr_sealed", true),
            new SealedColumn("employee_request", "cpr_sealed", false),
            new SealedColumn("user_means", "secret_sealed", false),
            new SealedColumn("import_chunk", "rows_sealed", false),
            new SealedColumn("import_left_out", "rows_sealed", false),
            new SealedColumn("import_administrator", "person_sealed", false),
            new SealedColumn("outbox_mail", "link_sealed", false));

    SealContext place(UUID organisation, UUID row) {
        return new SealContext(table, column, organisation, row);
    }

    /** What narrows the rows to those of {@code :organisation}. */
    String ofOrganisation() {
        return OF_NOBODY.contains(this) ? "" : "and organisation_id = :organisation";
    }

    String alsoCounted() {
        return versioned ? ", version = t.version + 1" : "";
    }
}
