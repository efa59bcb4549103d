package dk.ramme.people;

/** An administrator's role (docs/product.md, "Who may do what"). One person may hold several. */
public enum Role {
    ORGANISATION_ADMINISTRATOR,
    USER_ADMINISTRATOR,
    RIGHTS_ADMINISTRATOR
}
