package dk.ramme.login;

/** Where the pages of logging in are. */
public final class LoginPages {

    public static final String LOGIN = "/login";
    public static final String NOT_A_USER = "/login/not-a-user";
    public static final String STEP_UP = "/login/confirm";

    /** What the session holds for {@link #NOT_A_USER}: whom the person may ask. */
    public static final String CONTACTS = "dk.ramme.login.contacts";

    private LoginPages() {}
}
